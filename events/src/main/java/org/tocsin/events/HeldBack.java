package org.tocsin.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Topics that Kafka refused a while ago. What is for them waits, so that counts of pages for a topic that nobody made hold up no opt-out;
 * no order is kept between topics anyway.
 */
final class HeldBack {

    /** Long, since asking for a topic that is not there takes some twenty seconds in which nothing else goes out. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final Map<String, Long> until = new HashMap<>();

    void add(String topic) {
        until.put(topic, System.nanoTime() + PAUSE.toNanos());
    }

    List<String> topics() {
        until.values().removeIf(end -> System.nanoTime() - end >= 0);
        return new ArrayList<>(until.keySet());
    }
}
