package org.tocsin.events;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Keeps what cannot be applied, whole, beside its reason, in the topic's {@code -dead-letter} topic. */
@ApplicationScoped
class DeadLetters {

    static final String SUFFIX = "-dead-letter";

    private final Outbox outbox;
    private final TopicSettings topics;

    DeadLetters(Outbox outbox, TopicSettings topics) {
        this.outbox = outbox;
        this.topics = topics;
    }

    void add(ConsumerRecord<String, byte[]> refused, RuntimeException reason) {
        Map<String, String> headers = new LinkedHashMap<>();
        refused.headers().forEach(header -> headers.put(header.key(), text(header)));
        headers.put("dead-letter-reason", String.valueOf(reason.getMessage()));
        headers.put("dead-letter-topic", refused.topic());
        headers.put("dead-letter-partition", Integer.toString(refused.partition()));
        headers.put("dead-letter-offset", Long.toString(refused.offset()));
        String topic = topics.contractName(refused.topic()) + SUFFIX;
        String key = refused.key() == null ? "" : refused.key().replace("\u0000", "\uFFFD");
        outbox.append(new OutboxRecord(topic, key, headers, Optional.ofNullable(refused.value())));
    }

    /** Kafka allows a header without a value. */
    private static String text(Header header) {
        return header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
