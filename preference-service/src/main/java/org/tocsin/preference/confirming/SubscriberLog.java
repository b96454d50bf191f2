package org.tocsin.preference.confirming;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import org.tocsin.events.EventType;
import org.tocsin.events.SealedEvents;
import org.tocsin.events.TopicSettings;
import org.tocsin.events.WireFormat;
import org.tocsin.events.wire.SubscriberState;

/** The topic {@code subscriber-events} from its beginning: it is compacted, so it still has the newest state of everybody. */
@ApplicationScoped
class SubscriberLog {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Map<String, Object> kafka;
    private final SealedEvents sealed;
    private final String topic;

    SubscriberLog(
            @Identifier("default-kafka-broker") Map<String, Object> kafka, SealedEvents sealed, TopicSettings topics) {
        this.kafka = kafka;
        this.sealed = sealed;
        this.topic = topics.name(EventType.SUBSCRIBER_CONFIRMED.topic());
    }

    /** The newest state of those of these subscribers that are there. Throws KafkaException when Kafka is away. */
    Map<String, SubscriberState> newest(Set<String> subscribers) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Only a look: the place of the service's own consumers in this topic is theirs to move.
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return read(consumer, consumer.endOffsets(partitions), subscribers);
        }
    }

    private Map<String, SubscriberState> read(
            KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends, Set<String> subscribers) {
        Map<String, SubscriberState> newest = new HashMap<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, byte[]> event : consumer.poll(POLL)) {
                if (event.value() == null) {
                    newest.remove(event.key());
                } else if (subscribers.contains(event.key())) {
                    newest.put(event.key(), WireFormat.read(sealed.open(event), SubscriberState.class));
                }
            }
        }
        return newest;
    }
}
