package org.tocsin.backing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.tocsin.topics.deadletter.DeadLetterCommand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** An operator lists dead letters and sends them again; two tests under the account that may do no more than this takes. */
@ExtendWith(SecuredBroker.Shared.class)
class DeadLettersTest {

    private static final String PREFIX = "letters-";

    private static SecuredBroker broker;

    /** Whom the test's events are about; the reasons name it too, so that tests can share the topics. */
    private final String reader = UUID.randomUUID().toString();

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private KafkaProducer<String, String> services;
    private Map<String, Object> kafka;

    @BeforeAll
    static void prepare(SecuredBroker shared) throws Exception {
        broker = shared;
        broker.prepare(PREFIX);
    }

    @BeforeEach
    void open() {
        kafka = broker.asAdministrator();
        services = new KafkaProducer<>(broker.asAdministrator(), new StringSerializer(), new StringSerializer());
    }

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void letterIsListedWithItsReasonAndWithoutItsContent() throws Exception {
        keep("mail-requests", write("mail-requests", "to a reader"), "to a reader", "unknown type\u001b[2J");
        assertEquals(1, command("list", "--reason", reader));
        assertTrue(said().contains("mail-requests") && said().contains("unknown type [2J"), said());
        assertTrue(!said().contains("to a reader"), said());
    }

    @Test
    void letterGoesOutOnceHoweverManyServicesKeptItAndHoweverOftenItIsAskedFor() throws Exception {
        kafka = broker.as("operator");
        RecordMetadata refused = write("mail-requests", "to a reader");
        keep("mail-requests", refused, "to a reader", "unknown type");
        keep("mail-requests", refused, "to a reader", "no such column");

        assertEquals(0, command("replay", "mail-requests", "--reason", reader));
        assertEquals(0, command("replay", "mail-requests", "--reason", reader));

        List<ConsumerRecord<String, String>> all = read("mail-requests");
        assertEquals(2, all.size());
        assertEquals("to a reader", all.get(1).value());
        assertEquals(reader, all.get(1).key());
        assertEquals(
                List.of("ce_type"),
                List.of(all.get(1).headers().toArray()).stream()
                        .map(header -> header.key())
                        .toList());
        assertEquals(0, command("list", "mail-requests", "--reason", reader));
    }

    @Test
    void twoRunsAtOnceSendALetterOnce() throws Exception {
        keep("mail-requests", write("mail-requests", "to a reader"), "to a reader", "unknown type");
        Callable<Integer> run = () -> {
            try {
                return command("replay", "mail-requests", "--reason", reader);
            } catch (KafkaException shutOut) {
                return 2;
            }
        };
        ExecutorService both = Executors.newFixedThreadPool(2);
        both.invokeAll(List.of(run, run));
        both.shutdown();
        assertEquals(0, command("replay", "mail-requests", "--reason", reader));
        assertEquals(2, read("mail-requests").size());
    }

    @Test
    void stateThatNothingNewerFollowedIsSentAgain() throws Exception {
        keep("subscriber-events", write("subscriber-events", "version 1"), "version 1", "no such column");
        assertEquals(0, command("replay", "subscriber-events", "--reason", reader));
        assertEquals(
                List.of("version 1", "version 1"),
                read("subscriber-events").stream().map(ConsumerRecord::value).toList());
    }

    @Test
    void stateThatWasOvertakenIsSettledUnsent() throws Exception {
        kafka = broker.as("operator");
        keep("preference-events", write("preference-events", "opted in"), "opted in", "no such column");
        write("preference-events", "opted out");
        assertEquals(0, command("replay", "preference-events", "--reason", reader));
        assertTrue(said().contains("0 sent again") && said().contains("1 were overtaken"), said());
        assertEquals(2, read("preference-events").size());
        assertEquals(0, command("list", "preference-events", "--reason", reader));
    }

    @Test
    void whoeverWasErasedSinceStaysErased() throws Exception {
        keep("subscriber-events", write("subscriber-events", "version 1"), "version 1", "no such column");
        write("subscriber-events", null);
        assertEquals(0, command("replay", "subscriber-events", "--reason", reader));
        assertEquals(2, read("subscriber-events").size());
    }

    @Test
    void lettersOfAnotherReasonStay() throws Exception {
        keep("mail-requests", write("mail-requests", "one"), "one", "unknown type");
        keep("mail-requests", write("mail-requests", "two"), "two", "no such column");
        assertEquals(0, command("replay", "mail-requests", "--reason", "unknown type " + reader));
        assertEquals(1, command("list", "mail-requests", "--reason", reader));
        assertEquals(3, read("mail-requests").size());
    }

    @Test
    void wrongWordsAreAnsweredWithTheRightOnes() throws Exception {
        assertEquals(2, command("replay"));
        assertEquals(2, command("list", "--reason"));
        assertEquals(2, command("list", "no-such-topic"));
        assertTrue(said().contains("dead-letters list"), said());
    }

    private int command(String... words) throws InterruptedException {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new DeadLetterCommand(kafka, PREFIX, out).run(List.of(words));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private RecordMetadata write(String topic, String value) throws Exception {
        return services.send(new ProducerRecord<>(PREFIX + topic, reader, value))
                .get();
    }

    /** As the services do it. */
    private void keep(String topic, RecordMetadata refused, String value, String reason) throws Exception {
        ProducerRecord<String, String> letter = new ProducerRecord<>(PREFIX + topic + "-dead-letter", reader, value);
        Map<String, String> headers = new HashMap<>();
        headers.put("ce_type", "org.tocsin.some.thing.v1");
        headers.put("dead-letter-reason", reason + " " + reader);
        headers.put("dead-letter-topic", refused.topic());
        headers.put("dead-letter-partition", Integer.toString(refused.partition()));
        headers.put("dead-letter-offset", Long.toString(refused.offset()));
        headers.forEach((name, text) -> letter.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        services.send(letter).get();
    }

    /** Everything about the reader that is committed. */
    private List<ConsumerRecord<String, String>> read(String topic) {
        Map<String, Object> settings = new HashMap<>(broker.asAdministrator());
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        List<ConsumerRecord<String, String>> all = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(PREFIX + topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        all.removeIf(one -> !one.key().equals(reader));
        return all;
    }
}
