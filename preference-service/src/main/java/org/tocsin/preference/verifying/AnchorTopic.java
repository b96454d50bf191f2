package org.tocsin.preference.verifying;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.reactive.messaging.Channel;

import org.tocsin.events.TopicSettings;
import org.tocsin.preference.ledger.Anchors;
import org.tocsin.preference.ledger.Head;

/** The anchors in Kafka. They do not go through the outbox: a table of the same database is no witness. */
@ApplicationScoped
class AnchorTopic {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MutinyEmitter<String> emitter;
    private final Map<String, Object> kafka;
    private final String topic;

    AnchorTopic(
            @Channel("consent-anchors") MutinyEmitter<String> emitter,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            TopicSettings topics) {
        this.emitter = emitter;
        this.kafka = kafka;
        this.topic = topics.name("consent-anchors");
    }

    /** Returns when the brokers have it; throws what keeps them from it, after ten seconds at most. */
    void add(Head head) {
        emitter.send(Anchors.write(head)).await().atMost(PATIENCE);
    }

    /** All anchors that were there when this was called. Throws KafkaException when Kafka is away. */
    List<Head> all() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, PATIENCE).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return read(consumer, consumer.endOffsets(partitions, PATIENCE));
        }
    }

    private static List<Head> read(KafkaConsumer<byte[], String> consumer, Map<TopicPartition, Long> ends) {
        List<Head> anchors = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            Iterable<ConsumerRecord<byte[], String>> page = consumer.poll(PATIENCE);
            if (!page.iterator().hasNext()) {
                throw new TimeoutException("the anchors cannot be read");
            }
            page.forEach(line -> Anchors.find(line.value()).ifPresent(anchors::add));
        }
        return anchors;
    }
}
