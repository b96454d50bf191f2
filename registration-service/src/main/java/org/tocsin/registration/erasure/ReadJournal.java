package org.tocsin.registration.erasure;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

import org.tocsin.events.EventType;
import org.tocsin.events.TopicSettings;
import org.tocsin.events.WireFormat;
import org.tocsin.events.wire.Erasure;

/**
 * Reads the journal in Kafka once after each start. Lines that the database does not know say that it was restored from a backup:
 * whoever they are about is erased again. A line holds two hundred octets, so even a hundred thousand are read within seconds.
 */
@ApplicationScoped
public class ReadJournal {

    private static final Logger LOG = Logger.getLogger(ReadJournal.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> kafka;
    private final String topic;
    private final ErasureJournal journal;
    private final AtomicBoolean read = new AtomicBoolean();

    ReadJournal(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            TopicSettings topics,
            ErasureJournal journal) {
        this.kafka = kafka;
        this.topic = topics.name(EventType.SUBSCRIBER_ERASED.topic());
        this.journal = journal;
    }

    @Scheduled(
            identity = "read-erasure-journal",
            every = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void readOnce() {
        if (!read.get()) {
            try {
                read();
                read.set(true);
            } catch (KafkaException e) {
                LOG.warnf("the journal of erasures cannot be read yet: %s", e.toString());
            }
        }
    }

    /** Throws {@link KafkaException} when Kafka is away. */
    public void read() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, PATIENCE).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            read(consumer, consumer.endOffsets(partitions, PATIENCE));
        }
    }

    private void read(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            ConsumerRecords<String, byte[]> page = consumer.poll(PATIENCE);
            QuarkusTransaction.requiringNew().run(() -> page.forEach(this::add));
        }
    }

    private void add(ConsumerRecord<String, byte[]> line) {
        Erasure erasure = WireFormat.read(line.value(), Erasure.class);
        journal.addFromElsewhere(erasure.subscriberId(), erasure.erasedAt());
    }
}
