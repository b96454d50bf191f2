package org.tocsin.bench.installation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.ProducerRecord;

/** An event as another service would publish it: CloudEvents, binary mode. */
final class Event {

    private Event() {}

    static ProducerRecord<String, byte[]> about(UUID reader, String topic, String type, String source, String body) {
        ProducerRecord<String, byte[]> event =
                new ProducerRecord<>(topic, reader.toString(), body.getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_type",
                type,
                "ce_source",
                source,
                "ce_subject",
                reader.toString(),
                "ce_time",
                Instant.now().toString(),
                "content-type",
                "application/json");
        headers.forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return event;
    }
}
