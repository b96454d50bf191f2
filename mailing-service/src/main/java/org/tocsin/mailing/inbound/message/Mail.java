package org.tocsin.mailing.inbound.message;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A message that came in, as far as it could be read. */
public record Mail(Part root) {

    private static final Pattern ADDRESS = Pattern.compile("([^\\s<>,;:\"()]{1,80})@([^\\s<>,;:\"()]{1,255})");
    private static final int LONGEST_SUBJECT = 2_000;

    public Optional<String> header(String name) {
        return root.header(name);
    }

    public boolean has(String name) {
        return root.has(name);
    }

    /** Decoded and unfolded; empty when there is none. */
    public String subject() {
        String subject = header("subject").orElse("");
        return subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT));
    }

    /** The whole From line in lower case, name and address. */
    public String from() {
        return header("from").orElse("").toLowerCase(Locale.ROOT);
    }

    /** The local part of the address in From, in lower case; empty when there is none. */
    public String fromLocalPart() {
        return address(from()).map(match -> match.group(1)).orElse("");
    }

    /** The address in From, in lower case. */
    public Optional<String> fromAddress() {
        return address(from()).map(match -> match.group(1) + "@" + match.group(2));
    }

    /** How many parts are files rather than text to read. */
    public long attachments() {
        return root.all()
                .filter(part -> part.parts().isEmpty())
                .filter(part -> !part.mediaType().matches("text/(plain|html)"))
                .count();
    }

    /** Parts of the message itself, not of messages that it encloses. */
    public Stream<Part> ownParts() {
        return root.own();
    }

    /** What the sender wrote with their own hand, without what they quoted. */
    public WrittenText written() {
        return WrittenText.of(this);
    }

    private static Optional<Matcher> address(String line) {
        // The last one: a display name may look like an address, too.
        int bracket = line.lastIndexOf('<');
        Matcher inBrackets = ADDRESS.matcher(line.substring(bracket + 1));
        Matcher anywhere = ADDRESS.matcher(line);
        return inBrackets.find()
                ? Optional.of(inBrackets)
                : Optional.of(anywhere).filter(Matcher::find);
    }
}
