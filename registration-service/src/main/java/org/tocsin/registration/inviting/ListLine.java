package org.tocsin.registration.inviting;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tocsin.registration.signup.Submission;

/** One line of a list: an address and, if known, a name and a language, separated by commas (RFC 4180, without line breaks in fields). */
record ListLine(String email, String name, String language) {

    private static final String FIELD = "\\s*(\"(?:[^\"]|\"\")*\"|[^\",]*)\\s*";
    private static final Pattern LINE = Pattern.compile(FIELD + "(?:," + FIELD + "(?:," + FIELD + ")?)?");

    /** Empty when quotes do not match, or there are more fields than three. */
    static Optional<ListLine> read(String line) {
        Matcher fields = LINE.matcher(line);
        return fields.matches()
                ? Optional.of(new ListLine(text(fields.group(1)), text(fields.group(2)), text(fields.group(3))))
                : Optional.empty();
    }

    /** A doubled quote inside of quotes stands for one. */
    private static String text(String field) {
        if (field == null) {
            return "";
        }
        String text = field.strip();
        return text.startsWith("\"") ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }

    /** The names of the columns, which many programs write first. */
    boolean isHeading() {
        return email.equalsIgnoreCase("email");
    }

    Submission asking(List<String> topics) {
        return new Submission(email, name, language, topics, List.of());
    }
}
