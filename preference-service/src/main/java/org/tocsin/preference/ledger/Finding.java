package org.tocsin.preference.ledger;

/** Something that is wrong with the ledger, and where. */
public sealed interface Finding {

    /** In words for an operator; names rows by their sequence, and nobody. */
    String describe();

    /** The row's content is not what its hash seals. */
    record Changed(long sequence) implements Finding {
        @Override
        public String describe() {
            return "row %d was changed: its content does not come to its hash".formatted(sequence);
        }
    }

    /** The row does not name the hash of the row before it: it, or its predecessor, is not the one that was written. */
    record Unlinked(long sequence) implements Finding {
        @Override
        public String describe() {
            return "row %d does not follow the row before it: one of the two was replaced".formatted(sequence);
        }
    }

    /** Numbers that are not there. */
    record Missing(long first, long last) implements Finding {
        @Override
        public String describe() {
            return first == last
                    ? "row %d is missing".formatted(first)
                    : "rows %d to %d are missing".formatted(first, last);
        }
    }

    /** A number that comes twice, or after a higher one. */
    record OutOfOrder(long sequence) implements Finding {
        @Override
        public String describe() {
            return "row %d comes a second time, or too late".formatted(sequence);
        }
    }

    /** The row is not the one that was anchored outside: the chain up to there was written anew. */
    record NotAsAnchored(long sequence) implements Finding {
        @Override
        public String describe() {
            return "row %d is not the one that was anchored: the ledger was written anew up to there"
                    .formatted(sequence);
        }
    }

    /** The ledger ends before a row that was anchored. */
    record Cut(long end, long anchored) implements Finding {
        @Override
        public String describe() {
            return "the ledger ends with row %d, but row %d was anchored".formatted(end, anchored);
        }
    }

    /** What no row of a ledger could be; by its sequence in the database, by its last line in an export. */
    record Unreadable(long place, String reason) implements Finding {
        @Override
        public String describe() {
            return "at %d: %s".formatted(place, reason);
        }
    }
}
