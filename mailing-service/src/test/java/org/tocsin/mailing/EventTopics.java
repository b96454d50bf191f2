package org.tocsin.mailing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

import org.tocsin.events.EventType;
import org.tocsin.events.TopicSettings;
import org.tocsin.events.WireFormat;

/** Publishes what the other services would. */
@Singleton
public class EventTopics {

    private final TopicSettings topics;
    private final KafkaProducer<String, byte[]> producer;

    EventTopics(TopicSettings topics) {
        this.topics = topics;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Publishes a body as the wire contract writes it. */
    public void publish(EventType type, UUID key, Object data) {
        publish(type, key, WireFormat.write(data));
    }

    /** Publishes the contract's own sample of that type. */
    public void publishSample(EventType type, UUID key) {
        publish(type, key, sample(type));
    }

    public static byte[] sample(EventType type) {
        try (var sample = EventType.class.getResourceAsStream("/samples/" + type.type() + ".json")) {
            return Objects.requireNonNull(sample, type.type()).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void publish(EventType type, UUID key, byte[] body) {
        var message = new ProducerRecord<>(topics.name(type.topic()), key.toString(), body);
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", type.type(),
                        "ce_source", "/test",
                        "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        send(message);
    }

    private void send(ProducerRecord<String, byte[]> message) {
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String bootstrapServers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    @PreDestroy
    void close() {
        producer.close();
    }
}
