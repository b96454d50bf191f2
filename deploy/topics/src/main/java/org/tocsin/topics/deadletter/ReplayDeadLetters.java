package org.tocsin.topics.deadletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import org.tocsin.topics.EventTopic;

/** Sends dead letters to their topic again, each once (see the package). */
final class ReplayDeadLetters {

    private static final int LARGEST_REQUEST = 8 * 1024 * 1024;
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(5);

    private final Map<String, Object> settings;
    private final String transactionalId;

    /** @param transactionalId shuts out whoever else sends dead letters of this installation at the same time */
    ReplayDeadLetters(Map<String, Object> settings, String transactionalId) {
        this.settings = settings;
        this.transactionalId = transactionalId;
    }

    /** @throws KafkaException when Kafka is away or another run took over; what was settled before stays settled */
    Replayed replay(EventTopic topic, Predicate<DeadLetter> wanted) throws InterruptedException {
        DeadLetters letters = new DeadLetters(settings, topic.name());
        Replayed total = Replayed.NOTHING;
        if (letters.oldest(wanted).isEmpty()) {
            return total;
        }
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            producer.initTransactions();
            List<DeadLetter> batch = letters.oldest(wanted);
            while (!batch.isEmpty()) {
                total = total.plus(replay(producer, topic, batch));
                batch = letters.oldest(wanted);
            }
        }
        return total;
    }

    private Replayed replay(KafkaProducer<byte[], byte[]> producer, EventTopic topic, List<DeadLetter> batch)
            throws InterruptedException {
        Map<Origin, DeadLetter> distinct = new TreeMap<>();
        batch.forEach(letter -> distinct.putIfAbsent(letter.origin(), letter));
        List<DeadLetter> sending = new ArrayList<>(distinct.values());
        while (true) {
            producer.beginTransaction();
            Set<DeadLetter> overtaken = overtaken(topic, send(producer, topic.name(), sending));
            if (overtaken.isEmpty()) {
                settle(producer, batch);
                return new Replayed(sending.size(), batch.size() - distinct.size(), distinct.size() - sending.size());
            }
            producer.abortTransaction();
            sending.removeAll(overtaken);
        }
    }

    private Set<DeadLetter> overtaken(EventTopic topic, Map<DeadLetter, RecordMetadata> written) {
        return topic.isCompacted() ? new Newer(settings).among(written) : new HashSet<>();
    }

    private static Map<DeadLetter, RecordMetadata> send(
            KafkaProducer<byte[], byte[]> producer, String topic, List<DeadLetter> letters)
            throws InterruptedException {
        Map<DeadLetter, Future<RecordMetadata>> promised = new LinkedHashMap<>();
        letters.forEach(letter -> promised.put(letter, producer.send(letter.again(topic))));
        producer.flush();
        Map<DeadLetter, RecordMetadata> written = new HashMap<>();
        for (Map.Entry<DeadLetter, Future<RecordMetadata>> one : promised.entrySet()) {
            written.put(one.getKey(), outcome(one.getValue()));
        }
        return written;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the commit throws what any of them failed with
    private static void settle(KafkaProducer<byte[], byte[]> producer, List<DeadLetter> letters) {
        letters.forEach(letter -> producer.send(letter.settlement()));
        producer.commitTransaction();
    }

    private static RecordMetadata outcome(Future<RecordMetadata> promised) throws InterruptedException {
        try {
            return promised.get();
        } catch (ExecutionException failed) {
            throw new KafkaException(failed.getCause().getMessage(), failed.getCause());
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> properties = new HashMap<>(settings);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) LONGEST_TRANSACTION.toMillis());
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
