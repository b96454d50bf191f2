package org.tocsin.mailing.bounce;

import java.util.UUID;

/** Whose score, and for which topics. */
record Scored(UUID subscriber, TopicClass topics) implements Comparable<Scored> {

    /** The order in which rows are locked. */
    @Override
    public int compareTo(Scored other) {
        int byReader = subscriber.compareTo(other.subscriber);
        return byReader == 0 ? topics.compareTo(other.topics) : byReader;
    }
}
