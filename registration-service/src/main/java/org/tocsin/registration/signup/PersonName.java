package org.tocsin.registration.signup;

import java.text.Normalizer;
import java.util.Optional;

/**
 * How a reader wants to be addressed: one line of 1 to 100 characters. Any script, also what looks like markup: it is escaped
 * where it is shown. Characters that break lines, or turn the direction of the text around them, are refused, since names go
 * into message headers (RFC 5322 section 2.2).
 */
public record PersonName(String value) {

    static final int LONGEST = 100;

    /** @throws IllegalArgumentException when the text is empty, too long or more than one line */
    public PersonName {
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
        if (value.isEmpty() || length(value) > LONGEST || !isOneLine(value)) {
            throw new IllegalArgumentException("this is not a name");
        }
    }

    /** What is wrong with it, in words for whoever typed it; nothing is wrong with a blank name, which is none. */
    public static Optional<String> faultIn(String typed) {
        if (!isOneLine(typed)) {
            return Optional.of("A name is one line of text, without line breaks or control characters.");
        }
        String normalised = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
        return length(normalised) > LONGEST
                ? Optional.of("A name has at most " + LONGEST + " characters.")
                : Optional.empty();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isOneLine(String text) {
        return text.codePoints().noneMatch(PersonName::breaksTheLine);
    }

    private static boolean breaksTheLine(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || turnsDirection(character);
    }

    /** The explicit embeddings, overrides and isolates of the Unicode bidirectional algorithm. */
    private static boolean turnsDirection(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }
}
