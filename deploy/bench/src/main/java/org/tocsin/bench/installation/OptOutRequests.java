package org.tocsin.bench.installation;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What mailing-service has asked preference-service for. */
public final class OptOutRequests {

    private static final String TOPIC = "opt-out-requests";
    private static final long PATIENCE_SECONDS = 120;

    private OptOutRequests() {}

    /** The ids of the requests for each reader, once all that is committed is published; what is published again has the same id. */
    public static Map<String, Set<String>> read(Stores stores) throws SQLException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (unpublished(stores) > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("mailing-service does not publish its events; see its log");
            }
            Thread.sleep(200);
        }
        Map<String, Object> configuration = Map.of("bootstrap.servers", stores.brokerAddress());
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer())) {
            return all(consumer);
        }
    }

    private static Map<String, Set<String>> all(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(one -> new TopicPartition(TOPIC, one.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<String, Set<String>> requests = new HashMap<>();
        while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
            for (ConsumerRecord<String, byte[]> one : consumer.poll(Duration.ofSeconds(1))) {
                String id = new String(one.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
                requests.computeIfAbsent(one.key(), reader -> new HashSet<>()).add(id);
            }
        }
        return requests;
    }

    private static long unpublished(Stores stores) throws SQLException {
        try (Connection connection = stores.connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from outbox where published_at is null")) {
            count.next();
            return count.getLong(1);
        }
    }
}
