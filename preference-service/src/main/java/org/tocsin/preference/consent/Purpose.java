package org.tocsin.preference.consent;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * One thing that can be said yes or no to: mail on a topic, or sharing with a sponsor.
 *
 * @param name 1 to 64 lower-case letters, digits and hyphens; anything else throws IllegalArgumentException
 */
public record Purpose(Kind kind, String name) {

    /** What is consented to: being written to, or being named to somebody else. */
    public enum Kind {
        TOPIC("topic"),
        SPONSOR("sponsor");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word of the ledger and of the database. */
        public String word() {
            return word;
        }

        /** The kind with this word; throws IllegalArgumentException for any other. */
        public static Kind of(String word) {
            return switch (word) {
                case "topic" -> TOPIC;
                case "sponsor" -> SPONSOR;
                default -> throw new IllegalArgumentException("No kind of purpose: " + word);
            };
        }
    }

    /** Topics before sponsors, each by name: one order, so that the same act always writes the same rows. */
    static final Comparator<Purpose> ORDER = Comparator.comparing(Purpose::kind).thenComparing(Purpose::name);

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public Purpose {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not the name of a purpose: " + name);
        }
    }

    public static Purpose topic(String name) {
        return new Purpose(Kind.TOPIC, name);
    }

    public static Purpose sponsor(String name) {
        return new Purpose(Kind.SPONSOR, name);
    }

    public boolean isTopic() {
        return kind == Kind.TOPIC;
    }
}
