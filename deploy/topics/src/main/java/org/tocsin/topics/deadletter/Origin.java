package org.tocsin.topics.deadletter;

import java.util.Comparator;

/** Where a dead letter lay in its own topic. */
record Origin(int partition, long offset) implements Comparable<Origin> {

    private static final Comparator<Origin> ORDER =
            Comparator.comparingInt(Origin::partition).thenComparingLong(Origin::offset);

    static Origin parse(String text) {
        String[] parts = text.split("@", 2);
        return new Origin(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
    }

    @Override
    public String toString() {
        return partition + "@" + offset;
    }

    @Override
    public int compareTo(Origin other) {
        return ORDER.compare(this, other);
    }
}
