package org.tocsin.mailing.campaign;

import java.util.Optional;

/** One line of 1 to 200 characters. What could end a header line, or make it look like another, is refused and never removed silently. */
public record Subject(String text) {

    public static final int LONGEST = 200;

    public Subject {
        complaint(text).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /** Why this text cannot be a subject, in words for its author; empty when it can. */
    public static Optional<String> complaint(String text) {
        if (text.isBlank()) {
            return Optional.of("must not be empty");
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            return Optional.of("must be at most " + LONGEST + " characters");
        }
        if (text.codePoints().anyMatch(Subject::breaksLines)) {
            return Optional.of("must be one line without control characters");
        }
        return Optional.empty();
    }

    private static boolean breaksLines(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }
}
