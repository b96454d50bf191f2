package org.tocsin.topics;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.admin.NewTopic;

/**
 * A topic as the list wants it.
 *
 * @param settings Kafka's own names and values
 */
public record EventTopic(String name, int partitions, short replicas, Map<String, String> settings) {

    private static final String MIN_IN_SYNC = "min.insync.replicas";

    public EventTopic {
        settings = Map.copyOf(settings);
    }

    /** The same in an installation whose topics carry this prefix. */
    EventTopic prefixed(String prefix) {
        return new EventTopic(prefix + name, partitions, replicas, settings);
    }

    /** The same on a cluster with fewer brokers, where a write must not wait for replicas that cannot exist. */
    EventTopic replicated(short copies) {
        Map<String, String> fitting = new HashMap<>(settings);
        fitting.computeIfPresent(
                MIN_IN_SYNC, (name, wanted) -> Integer.toString(Math.min(Integer.parseInt(wanted), copies)));
        return new EventTopic(name, partitions, copies, fitting);
    }

    /** Whether only the newest record of each key counts. */
    public boolean isCompacted() {
        return "compact".equals(settings.get("cleanup.policy"));
    }

    /** What Kafka is asked to create. */
    public NewTopic creation() {
        return new NewTopic(name, partitions, replicas).configs(settings);
    }
}
