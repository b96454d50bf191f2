package org.tocsin.topics.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** A record that a service could not apply. Several services may have kept the same one. */
record DeadLetter(ConsumerRecord<byte[], byte[]> kept, Origin origin, String reason) {

    static final String SUFFIX = "-dead-letter";
    static final String SETTLED = "dead-letter-settled";

    private static final String OF_DEAD_LETTERS = "dead-letter-";

    /** Empty for a record that tells of no dead letter. */
    static Optional<DeadLetter> of(ConsumerRecord<byte[], byte[]> kept) {
        return text(kept.headers(), "dead-letter-offset")
                .map(offset -> new DeadLetter(
                        kept,
                        new Origin(
                                Integer.parseInt(text(kept.headers(), "dead-letter-partition")
                                        .orElse("0")),
                                Long.parseLong(offset)),
                        text(kept.headers(), "dead-letter-reason").orElse("")));
    }

    /** What this record settles, whichever services kept it. */
    static Optional<Origin> settled(ConsumerRecord<byte[], byte[]> kept) {
        return text(kept.headers(), SETTLED).map(Origin::parse);
    }

    Instant keptAt() {
        return Instant.ofEpochMilli(kept.timestamp());
    }

    String type() {
        return text(kept.headers(), "ce_type").orElse("no type");
    }

    /** As it was before it was refused. */
    ProducerRecord<byte[], byte[]> again(String topic) {
        ProducerRecord<byte[], byte[]> again = new ProducerRecord<>(topic, kept.key(), kept.value());
        for (Header header : kept.headers()) {
            if (!header.key().startsWith(OF_DEAD_LETTERS)) {
                again.headers().add(header);
            }
        }
        return again;
    }

    /** The record that settles it. */
    ProducerRecord<byte[], byte[]> settlement() {
        ProducerRecord<byte[], byte[]> settlement =
                new ProducerRecord<>(kept.topic(), kept.partition(), kept.key(), null);
        settlement.headers().add(SETTLED, origin.toString().getBytes(StandardCharsets.UTF_8));
        return settlement;
    }

    private static Optional<String> text(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }
}
