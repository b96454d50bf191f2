package org.tocsin.bench.installation;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells of readers who leave what preference-service would. */
public final class Departures implements AutoCloseable {

    private static final String LEFT =
            """
            {"subscriberId": "%s", "version": %d, "sponsors": [],
             "topics": [{"topic": "%s", "optedIn": false, "since": "%s", "via": "link"}]}
            """;

    private final KafkaProducer<String, byte[]> producer;

    public Departures(Stores stores) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stores.brokerAddress(), "acks", "all", "delivery.timeout.ms", 60_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Returns once the log has it. The versions are milliseconds since 1970, and grow. */
    public void left(UUID reader) throws InterruptedException, ExecutionException {
        Instant now = Instant.now();
        String body = LEFT.formatted(reader, now.toEpochMilli(), Readers.TOPIC, now);
        producer.send(Event.about(
                        reader, "preference-events", "org.tocsin.preferences.changed.v1", "/preference-service", body))
                .get();
    }

    @Override
    public void close() {
        producer.close();
    }
}
