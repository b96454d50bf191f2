package org.tocsin.events;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;
import org.tocsin.events.contract.Contract;
import org.tocsin.events.wire.MailRequest;
import org.tocsin.events.wire.OptOutRequest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class EventDeliveryTest {

    @Inject
    EventDelivery delivery;

    @Inject
    TopicSettings topics;

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    private final List<Object> applied = new ArrayList<>();

    @Test
    void batchIsAppliedInOrder() {
        var first = optOut();
        var second = optOut();

        deliver(first, second);

        assertEquals(List.of(UUID.fromString(first.key()), UUID.fromString(second.key())), applied);
    }

    @Test
    void tombstoneArrivesWithoutData() {
        List<Boolean> empty = new ArrayList<>();

        delivery.deliver(
                records(kafkaRecord(UUID.randomUUID().toString(), "", null)),
                OptOutRequest.class,
                events -> events.forEach(event -> empty.add(event.data().isEmpty())));

        assertEquals(List.of(true), empty);
    }

    @Test
    void topicMayCarrySeveralKindsOfData() {
        List<MailRequest> mails = new ArrayList<>();

        delivery.deliver(
                records(
                        sample(EventType.CONFIRMATION_MAIL_REQUESTED),
                        sample(EventType.OPT_OUT_ACKNOWLEDGEMENT_REQUESTED)),
                MailRequest.class,
                events -> events.forEach(event -> event.data().ifPresent(mails::add)));

        assertEquals(2, mails.size());
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheOthersAreApplied() {
        var good = optOut();
        var noJson = kafkaRecord(UUID.randomUUID().toString(), EventType.OPT_OUT_REQUESTED.type(), "{");
        var unknownType = kafkaRecord(UUID.randomUUID().toString(), "org.tocsin.other.v1", "{}");
        var noKey = kafkaRecord(null, EventType.OPT_OUT_REQUESTED.type(), "{}");

        deliver(noJson, good, unknownType, noKey);

        assertEquals(List.of(UUID.fromString(good.key())), applied);
        var dead = deadLetter(noJson.key());
        assertArrayEquals(noJson.value(), dead.value());
        assertTrue(header(dead, "dead-letter-reason").startsWith("not a OptOutRequest"));
        assertEquals("unknown type org.tocsin.other.v1", header(deadLetter(unknownType.key()), "dead-letter-reason"));
        assertEquals("no key", header(deadLetter(""), "dead-letter-reason"));
    }

    @Test
    void largestRecordThatATopicTakesFitsItsDeadLetters() {
        var large = kafkaRecord(UUID.randomUUID().toString(), "org.tocsin.other.v1", "x".repeat(1024 * 1024));
        var after = kafkaRecord(UUID.randomUUID().toString(), "org.tocsin.other.v1", "{}");

        deliver(large, after);

        assertEquals(large.value().length, deadLetter(large.key()).value().length);
        assertEquals(2, deadLetter(after.key()).value().length);
    }

    @Test
    void headerWithoutAValueDoesNotStopTheTopic() {
        var odd = kafkaRecord(UUID.randomUUID().toString(), "org.tocsin.other.v1", "{}");
        odd.headers().add("empty", null);

        deliver(odd);

        assertEquals("", header(deadLetter(odd.key()), "empty"));
    }

    @Test
    void eventFromTheBeginningOfTimeIsApplied() {
        var ancient = optOut();
        ancient.headers().add("ce_time", "-999999999-01-01T00:00:00Z".getBytes(StandardCharsets.UTF_8));

        deliver(ancient);

        assertEquals(List.of(UUID.fromString(ancient.key())), applied);
    }

    @Test
    void eventThatItsHandlerRefusesIsSetAsideAlone() {
        var good = optOut();
        var refused = optOut();

        delivery.deliver(
                records(good, refused),
                OptOutRequest.class,
                events -> events.forEach(event -> {
                    if (event.key().toString().equals(refused.key())) {
                        throw new IllegalStateException("no such topic");
                    }
                    applied.add(event.key());
                }));

        assertTrue(applied.contains(UUID.fromString(good.key())));
        assertEquals("no such topic", header(deadLetter(refused.key()), "dead-letter-reason"));
    }

    @Test
    void databaseThatIsAwayDefersAndLosesNothing() {
        AtomicInteger attempts = new AtomicInteger();
        var event = optOut();

        delivery.deliver(records(event), OptOutRequest.class, events -> {
            if (attempts.incrementAndGet() < 3) {
                throw new ConnectionException(new SQLException("terminating connection", "57P01"));
            }
            applied.add(events.get(0).key());
        });

        assertEquals(List.of(UUID.fromString(event.key())), applied);
        assertEquals(3, attempts.get());
    }

    @SafeVarargs
    private void deliver(ConsumerRecord<String, byte[]>... batch) {
        delivery.deliver(
                records(batch), OptOutRequest.class, events -> events.forEach(event -> applied.add(event.key())));
    }

    private static ConsumerRecord<String, byte[]> optOut() {
        return sample(EventType.OPT_OUT_REQUESTED);
    }

    private static ConsumerRecord<String, byte[]> sample(EventType type) {
        return kafkaRecord(
                UUID.randomUUID().toString(), type.type(), new String(Contract.sample(type), StandardCharsets.UTF_8));
    }

    private static ConsumerRecord<String, byte[]> kafkaRecord(String key, String type, String body) {
        byte[] value = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        var kafkaRecord = new ConsumerRecord<>("opt-out-requests", 0, 0, key, value);
        kafkaRecord.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        kafkaRecord.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        return kafkaRecord;
    }

    @SafeVarargs
    private ConsumerRecords<String, byte[]> records(ConsumerRecord<String, byte[]>... batch) {
        List<ConsumerRecord<String, byte[]>> named = new ArrayList<>();
        for (var one : batch) {
            var copy = new ConsumerRecord<>(topics.name(one.topic()), 0, 0, one.key(), one.value());
            one.headers().forEach(copy.headers()::add);
            named.add(copy);
        }
        return new ConsumerRecords<>(Map.of(new TopicPartition(topics.name("opt-out-requests"), 0), named), Map.of());
    }

    private ConsumerRecord<String, byte[]> deadLetter(String key) {
        try (var dead = new TopicReader(kafka, topics.name("opt-out-requests-dead-letter"))) {
            return dead.await(1, letter -> letter.key().equals(key)).get(0);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
