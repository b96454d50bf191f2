package org.tocsin.events;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A Kafka producer whose batches are seen whole or not at all, and which a successor of the same name shuts out. */
final class OutboxProducer implements AutoCloseable {

    /** A dead letter is a record of the usual largest size, a mebibyte, and its reason. */
    private static final int LARGEST_REQUEST = 4 * 1024 * 1024;

    private final KafkaProducer<String, byte[]> kafka;

    OutboxProducer(Map<String, Object> settings, String transactionalId) {
        Map<String, Object> properties = new HashMap<>(settings);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 20_000);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
        kafka = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
        open();
    }

    private void open() {
        try {
            kafka.initTransactions();
        } catch (KafkaException e) {
            close();
            throw e;
        }
    }

    /**
     * Returns once Kafka has acknowledged all of them; throws {@link KafkaException} when it may have none, and
     * {@link TopicRefusedException} when that is because of one topic.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the commit throws what any of them failed with
    void publish(List<ProducerRecord<String, byte[]>> events) {
        AtomicReference<String> refused = new AtomicReference<>();
        try {
            kafka.beginTransaction();
            events.forEach(event -> kafka.send(event, (place, failure) -> {
                if (isOfItsTopic(failure)) {
                    refused.compareAndSet(null, event.topic());
                }
            }));
            kafka.commitTransaction();
        } catch (KafkaException e) {
            throw refused.get() == null ? e : new TopicRefusedException(refused.get(), e);
        }
    }

    /** A topic that is not there shows as one whose metadata do not come in time, which has no type of its own. */
    private static boolean isOfItsTopic(Exception failure) {
        return failure instanceof UnknownTopicOrPartitionException
                || failure instanceof TopicAuthorizationException
                || failure instanceof InvalidTopicException
                || failure instanceof RecordTooLargeException
                || (failure instanceof TimeoutException && failure.getMessage().contains("not present in metadata"));
    }

    /** Ends at once; an unfinished transaction is aborted by the broker when the successor opens. */
    @Override
    public void close() {
        kafka.close(Duration.ZERO);
    }
}
