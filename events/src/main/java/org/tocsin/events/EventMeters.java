package org.tocsin.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Counts what was published, applied, put off and refused, and how long after the change it was applied here. */
@ApplicationScoped
class EventMeters {

    private static final String TOPIC = "topic";

    /** An opt-out is to be enforced within a second; the rest tells how bad it is when it is not. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Duration.ofHours(1)
    };

    private static final Duration MOST = Duration.ofDays(1);

    private final MeterRegistry registry;
    private final TopicSettings topics;
    private final Clock clock;

    EventMeters(MeterRegistry registry, TopicSettings topics, Clock clock) {
        this.registry = registry;
        this.topics = topics;
        this.clock = clock;
    }

    /** From zero: Prometheus sees no increase in a counter that comes into being with its first event. */
    void start(@Observes StartupEvent event) {
        deferred(0);
        Arrays.stream(EventType.values()).map(EventType::topic).distinct().forEach(topic -> refused(topic, 0));
    }

    void published(List<ProducerRecord<String, byte[]>> events) {
        events.forEach(event -> registry.counter("tocsin.events.published", "type", CloudEvents.kind(event))
                .increment());
    }

    void applied(Collection<ConsumerRecord<String, byte[]>> events) {
        events.forEach(event -> {
            String topic = topics.contractName(event.topic());
            registry.counter("tocsin.events.applied", TOPIC, topic).increment();
            CloudEvents.time(event).ifPresent(time -> lag(topic).record(since(time)));
        });
    }

    /** A clock that is wrong, or a time that somebody made up, is no more than a day of lag. */
    private Duration since(Instant time) {
        Instant now = clock.instant();
        boolean plausible = time.isAfter(now.minus(MOST)) && time.isBefore(now);
        return plausible ? Duration.between(time, now) : time.isBefore(now) ? MOST : Duration.ZERO;
    }

    void deferred() {
        deferred(1);
    }

    private void deferred(int times) {
        registry.counter("tocsin.events.deferred").increment(times);
    }

    void refused(ConsumerRecord<String, byte[]> event) {
        refused(topics.contractName(event.topic()), 1);
    }

    private void refused(String topic, int times) {
        registry.counter("tocsin.events.refused", TOPIC, topic).increment(times);
    }

    private Timer lag(String topic) {
        return Timer.builder("tocsin.events.lag")
                .tag(TOPIC, topic)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }
}
