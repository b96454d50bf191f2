package org.tocsin.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Attributes as headers: the binary content mode of the CloudEvents Kafka protocol binding 1.0.2, section 3.2. */
final class CloudEvents {

    private static final String ID = "ce_id";
    static final String TYPE = "ce_type";
    private static final String TIME = "ce_time";

    private CloudEvents() {}

    static Map<String, String> headers(EventType type, String source, UUID subject, Instant time) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put(ID, UUID.randomUUID().toString());
        headers.put(TYPE, type.type());
        headers.put("ce_source", "/" + source);
        headers.put("ce_subject", subject.toString());
        headers.put(TIME, time.toString());
        headers.put("content-type", "application/json");
        return headers;
    }

    /** @param body of the record, in clear */
    static <T> Received<T> read(ConsumerRecord<String, byte[]> kafkaRecord, byte[] body, Class<T> expected) {
        UUID key = uuid("key", Optional.ofNullable(kafkaRecord.key()));
        if (body == null) {
            return new Received<>(key, key, Optional.empty());
        }
        String type = header(kafkaRecord, TYPE).orElseThrow(() -> new UnreadableEventException("no " + TYPE));
        Class<? extends T> data = EventType.of(type)
                .map(EventType::data)
                .filter(expected::isAssignableFrom)
                .<Class<? extends T>>map(known -> known.asSubclass(expected))
                .orElseThrow(() -> new UnreadableEventException("unknown type " + type));
        return new Received<>(uuid(ID, header(kafkaRecord, ID)), key, Optional.of(WireFormat.read(body, data)));
    }

    /** What a record to be published is, in one of few words. */
    static String kind(ProducerRecord<String, byte[]> event) {
        if (event.topic().endsWith(DeadLetters.SUFFIX)) {
            return "dead-letter";
        }
        return text(event.headers().lastHeader(TYPE))
                .flatMap(EventType::of)
                .map(EventType::type)
                .orElse("tombstone");
    }

    /** When the change was made, if the record says so in a way that can be read. */
    static Optional<Instant> time(ConsumerRecord<String, byte[]> event) {
        try {
            return header(event, TIME).map(Instant::parse);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static UUID uuid(String what, Optional<String> text) {
        try {
            return UUID.fromString(text.orElseThrow(() -> new UnreadableEventException("no " + what)));
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException(what + " is no UUID", e);
        }
    }

    private static Optional<String> header(ConsumerRecord<String, byte[]> kafkaRecord, String name) {
        return text(kafkaRecord.headers().lastHeader(name));
    }

    private static Optional<String> text(Header header) {
        return Optional.ofNullable(header).map(Header::value).map(value -> new String(value, StandardCharsets.UTF_8));
    }
}
