package org.tocsin.topics.deadletter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.apache.kafka.common.TopicPartition;

import org.tocsin.topics.Log;

/** The dead letters of one topic that are not settled. */
final class DeadLetters {

    /** So that the letters of a day on which everything was refused fit into memory: each may be of several mebibytes. */
    static final int BATCH = 200;

    private final Map<String, Object> settings;
    private final TopicPartition partition;

    DeadLetters(Map<String, Object> settings, String topic) {
        this.settings = settings;
        this.partition = new TopicPartition(topic + DeadLetter.SUFFIX, 0);
    }

    /** All, oldest first, one at a time. */
    void read(Consumer<DeadLetter> reader) {
        long end = Log.end(settings, partition);
        try (Log log = Log.committed(settings, partition)) {
            Set<Origin> settled = new HashSet<>();
            log.read(0, end, kept -> DeadLetter.settled(kept).ifPresent(settled::add));
            log.read(0, end, kept -> DeadLetter.of(kept)
                    .filter(letter -> !settled.contains(letter.origin()))
                    .ifPresent(reader));
        }
    }

    /** The oldest of those that are wanted. */
    List<DeadLetter> oldest(Predicate<DeadLetter> wanted) {
        List<DeadLetter> letters = new ArrayList<>();
        read(letter -> {
            if (letters.size() < BATCH && wanted.test(letter)) {
                letters.add(letter);
            }
        });
        return letters;
    }
}
