package org.tocsin.mailing.audience;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

import org.tocsin.events.TopicSettings;

/** The two streams that say who may be written to: where they end at the broker, and how far this replica has applied its part of them. */
@ApplicationScoped
class Streams {

    private static final List<String> CHANNELS = List.of("subscriber-events", "preference-events");
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final KafkaClientService clients;
    private final TopicSettings topics;
    private final ReadRecords records;
    private Admin admin;

    Streams(KafkaClientService clients, TopicSettings topics, ReadRecords records) {
        this.clients = clients;
        this.topics = topics;
        this.records = records;
    }

    /** Of every partition, whoever reads it. Blocks until the broker answers, or three seconds. */
    Map<TopicPartition, Long> ends() throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> asked = partitions().stream()
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin().listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** Of the partitions that this replica reads: everything below these offsets is committed in the database. */
    Map<TopicPartition, Long> applied() {
        Map<TopicPartition, Long> applied = new HashMap<>();
        for (String channel : CHANNELS) {
            for (KafkaConsumer<Object, Object> consumer : clients.getConsumers(channel)) {
                Function<Consumer<Object, Object>, Map<TopicPartition, Long>> look =
                        polling -> applied(channel, polling);
                applied.putAll(consumer.runOnPollingThread(look).await().atMost(PATIENCE));
            }
        }
        return applied;
    }

    private Map<TopicPartition, Long> applied(String channel, Consumer<?, ?> consumer) {
        Set<TopicPartition> ours = consumer.assignment();
        records.keepOnly(topics.name(channel), ours);
        Map<TopicPartition, Long> applied = new HashMap<>();
        for (TopicPartition partition : ours) {
            try {
                applied.put(partition, records.appliedUpTo(partition, consumer.position(partition, Duration.ZERO)));
            } catch (TimeoutException justAssigned) {
                // Where to begin is not known yet; it will be at the next look.
            }
        }
        return applied;
    }

    private Set<TopicPartition> partitions() throws InterruptedException, ExecutionException {
        List<String> names = CHANNELS.stream().map(topics::name).toList();
        return admin().describeTopics(names).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }

    private Admin admin() {
        if (admin == null) {
            Map<String, Object> settings =
                    new HashMap<>(clients.getConsumer(CHANNELS.get(0)).configuration());
            settings.keySet().retainAll(AdminClientConfig.configNames());
            settings.remove(AdminClientConfig.CLIENT_ID_CONFIG);
            settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
            admin = Admin.create(settings);
        }
        return admin;
    }

    @PreDestroy
    void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
