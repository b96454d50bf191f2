package org.tocsin.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Stretches of one partition, read without a consumer group: nobody's place is moved. */
public final class Log implements AutoCloseable {

    private static final Duration WITHOUT_PROGRESS = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> kafka;
    private final TopicPartition partition;

    private Log(KafkaConsumer<byte[], byte[]> kafka, TopicPartition partition) {
        this.kafka = kafka;
        this.partition = partition;
    }

    /** What is committed; waits for transactions that are under way. */
    public static Log committed(Map<String, Object> settings, TopicPartition partition) {
        return open(settings, partition, "read_committed");
    }

    /** Whatever was written, also by transactions that are under way or were given up. */
    public static Log written(Map<String, Object> settings, TopicPartition partition) {
        return open(settings, partition, "read_uncommitted");
    }

    private static Log open(Map<String, Object> settings, TopicPartition partition, String isolation) {
        Map<String, Object> properties = new HashMap<>(settings);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Closing waits for the last request to be answered.
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        KafkaConsumer<byte[], byte[]> kafka =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        kafka.assign(List.of(partition));
        return new Log(kafka, partition);
    }

    /**
     * Where the next record will be. Kafka acknowledges a commit before the records count as committed, so who wants to see what
     * was committed reads up to here, and is made to wait.
     */
    public static long end(Map<String, Object> settings, TopicPartition partition) {
        try (Log log = written(settings, partition)) {
            return log.kafka.endOffsets(List.of(partition)).get(partition);
        }
    }

    /** @throws TimeoutException when nothing comes for a minute */
    public void read(long from, long end, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        kafka.seek(partition, from);
        long progress = System.nanoTime();
        while (kafka.position(partition) < end) {
            long before = kafka.position(partition);
            kafka.poll(Duration.ofMillis(200)).forEach(reader);
            if (kafka.position(partition) > before) {
                progress = System.nanoTime();
            } else if (System.nanoTime() - progress > WITHOUT_PROGRESS.toNanos()) {
                throw new TimeoutException(partition + " cannot be read beyond " + before);
            }
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
