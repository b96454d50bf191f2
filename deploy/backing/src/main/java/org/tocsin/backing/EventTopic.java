package org.tocsin.backing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.NewTopic;

/** A Kafka topic that Tocsin uses, and how long it keeps a record. */
record EventTopic(String name, Map<String, String> retention) {

    private static final int PARTITIONS = 4;
    private static final short REPLICAS = 1;

    /**
     * For ever, the newest of each key. Compaction happens within a day, so that an erased subscriber is gone from the log by
     * then, and a tombstone stays long enough for a consumer that was away for a month.
     */
    private static final Map<String, String> LATEST_PER_KEY = Map.of(
            "cleanup.policy", "compact",
            "min.compaction.lag.ms", millis(Duration.ofMinutes(1)),
            "max.compaction.lag.ms", millis(Duration.ofDays(1)),
            "delete.retention.ms", millis(Duration.ofDays(30)),
            "segment.ms", millis(Duration.ofHours(12)));

    private static final Map<String, String> ONE_DAY =
            Map.of("cleanup.policy", "delete", "retention.ms", millis(Duration.ofDays(1)));

    private static final Map<String, String> THIRTY_DAYS =
            Map.of("cleanup.policy", "delete", "retention.ms", millis(Duration.ofDays(30)));

    /** A dead letter is a record as large as its topic allows, with its reason added. */
    private static final Map<String, String> DEAD_LETTERS = Map.of(
            "cleanup.policy", "delete",
            "retention.ms", millis(Duration.ofDays(30)),
            "max.message.bytes", Integer.toString(4 * 1024 * 1024));

    /** The one list, for the local runner and for tests. */
    private static final List<EventTopic> ALL = List.of(
            new EventTopic("subscriber-events", LATEST_PER_KEY),
            new EventTopic("preference-events", LATEST_PER_KEY),
            new EventTopic("mail-requests", ONE_DAY),
            new EventTopic("opt-out-requests", THIRTY_DAYS),
            new EventTopic("campaign-slices-alert", THIRTY_DAYS),
            new EventTopic("campaign-slices-newsletter", THIRTY_DAYS));

    /** Every topic and its dead letters, with this in front of each name. */
    static Stream<NewTopic> all(String prefix) {
        return ALL.stream().flatMap(topic -> topic.withDeadLetters(prefix));
    }

    private Stream<NewTopic> withDeadLetters(String prefix) {
        return Stream.of(
                new NewTopic(prefix + name, PARTITIONS, REPLICAS).configs(retention),
                new NewTopic(prefix + name + "-dead-letter", 1, REPLICAS).configs(DEAD_LETTERS));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
