package org.tocsin.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;
import org.tocsin.events.contract.Contract;
import org.tocsin.events.wire.PreferencesState;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class OutboxTest {

    private static final int WRITERS = 16;
    private static final int EVENTS_PER_WRITER = 25;

    @Inject
    Outbox outbox;

    @Inject
    TopicSettings topics;

    @Inject
    Jdbi database;

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    private TopicReader preferences;

    @BeforeEach
    void openTopic() {
        preferences = new TopicReader(kafka, topics.name("preference-events"));
    }

    @AfterEach
    void closeTopic() {
        preferences.close();
    }

    @Test
    void topicThatKafkaRefusesHoldsUpNoOther() {
        UUID reader = UUID.randomUUID();
        var tooLarge = new OutboxRecord("alert-events", reader.toString(), Map.of(), Optional.of(new byte[5 << 20]));
        QuarkusTransaction.requiringNew().run(() -> outbox.append(tooLarge));
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.append(
                        EventType.PREFERENCES_CHANGED, reader, new PreferencesState(reader, 1, List.of(), List.of())));
        preferences.await(1, event -> event.key().equals(reader.toString()));
        database.useHandle(handle -> handle.execute("delete from outbox where topic = 'alert-events'"));
    }

    @Test
    void committedEventIsPublishedAsACloudEvent() {
        UUID subscriber = UUID.randomUUID();

        QuarkusTransaction.requiringNew().run(() -> append(subscriber, 1));

        ConsumerRecord<String, byte[]> event = events(subscriber, 1).get(0);
        assertEquals("1.0", header(event, "ce_specversion"));
        assertEquals("org.tocsin.preferences.changed.v1", header(event, "ce_type"));
        assertEquals("/events", header(event, "ce_source"));
        assertEquals(subscriber.toString(), header(event, "ce_subject"));
        assertEquals("application/json", header(event, "content-type"));
        assertEquals(4, UUID.fromString(header(event, "ce_id")).version());
        assertTrue(Instant.parse(header(event, "ce_time")).isBefore(Instant.now()));
        Contract.assertConforms(EventType.PREFERENCES_CHANGED, event.value());
    }

    @Test
    void eventOfAChangeThatWasRolledBackIsNeverPublished() {
        UUID undone = UUID.randomUUID();
        UUID kept = UUID.randomUUID();
        QuarkusTransaction.begin();
        append(undone, 1);
        QuarkusTransaction.rollback();

        QuarkusTransaction.requiringNew().run(() -> append(kept, 1));

        assertEquals(1, events(kept, 1).size());
        assertEquals(0, events(undone, 0).size());
    }

    @Test
    void eventIsAppendedInATransactionOrNotAtAll() {
        assertThrows(IllegalStateException.class, () -> append(UUID.randomUUID(), 1));
    }

    @Test
    void everyEventOfABatchIsPartOfTheTrace() {
        Span running = Span.wrap(SpanContext.create(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                TraceState.getDefault()));
        List<PreferencesState> batch = Stream.generate(UUID::randomUUID)
                .limit(2)
                .map(subscriber -> new PreferencesState(subscriber, 1, List.of(), List.of()))
                .toList();

        Context.current()
                .with(running)
                .wrap(() -> QuarkusTransaction.requiringNew()
                        .run(() ->
                                outbox.appendAll(EventType.PREFERENCES_CHANGED, batch, PreferencesState::subscriberId)))
                .run();

        batch.forEach(state -> assertEquals(
                Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), trace(state.subscriberId())));
    }

    private Optional<String> trace(UUID subscriber) {
        return database.withHandle(handle -> handle.createQuery(
                        "select convert_from(headers, 'UTF8')::json ->> 'traceparent' from outbox where key = ?")
                .bind(0, subscriber.toString())
                .mapTo(String.class)
                .findOne());
    }

    @Test
    void tombstoneHasNoBody() {
        UUID erased = UUID.randomUUID();

        QuarkusTransaction.requiringNew().run(() -> outbox.tombstone("preference-events", erased));

        assertNull(events(erased, 1).get(0).value());
    }

    @Test
    void transactionThatCommitsLateIsNotSkipped() throws InterruptedException {
        UUID early = UUID.randomUUID();
        UUID late = UUID.randomUUID();
        CountDownLatch appended = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Thread slow = new Thread(() -> QuarkusTransaction.requiringNew().run(() -> {
            append(late, 1);
            appended.countDown();
            awaitUninterruptibly(released);
        }));
        slow.start();
        appended.await();
        QuarkusTransaction.requiringNew().run(() -> append(early, 1));
        assertEquals(1, events(early, 1).size());

        released.countDown();

        assertEquals(1, events(late, 1).size());
        slow.join();
    }

    @Test
    void manyWritersLoseNothingAndEachKeyKeepsItsOrder() throws InterruptedException {
        List<UUID> keys = IntStream.range(0, WRITERS)
                .mapToObj(writer -> UUID.randomUUID())
                .toList();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        keys.forEach(key -> writers.execute(() -> write(key)));
        writers.shutdown();
        writers.awaitTermination(1, TimeUnit.MINUTES);

        for (UUID key : keys) {
            List<Long> versions = events(key, EVENTS_PER_WRITER).stream()
                    .map(event -> WireFormat.read(event.value(), PreferencesState.class)
                            .version())
                    .toList();
            assertEquals(LongStream.rangeClosed(1, EVENTS_PER_WRITER).boxed().toList(), versions);
        }
    }

    private void write(UUID key) {
        Random hold = new Random(key.getLeastSignificantBits());
        LongStream.rangeClosed(1, EVENTS_PER_WRITER)
                .forEach(version -> QuarkusTransaction.requiringNew().run(() -> {
                    append(key, version);
                    database.useHandle(handle -> handle.execute("select pg_sleep(?)", hold.nextDouble() / 50));
                }));
    }

    @Test
    void relayThatLostItsPlaceIsShutOutByItsSuccessor() {
        var event = new ProducerRecord<>(topics.name("opt-out-requests"), "key", new byte[] {1});
        try (OutboxProducer asleep = new OutboxProducer(kafka, "succession")) {
            asleep.publish(List.of(event));
            try (OutboxProducer successor = new OutboxProducer(kafka, "succession")) {
                successor.publish(List.of(event));

                assertThrows(KafkaException.class, () -> asleep.publish(List.of(event)));
            }
        }
    }

    @Test
    void publishedEventsAreRemovedAfterTheirRetention() {
        QuarkusTransaction.requiringNew().run(() -> append(UUID.randomUUID(), 1));

        await().until(() -> database.withHandle(
                        handle -> handle.createQuery("select count(*) from outbox where published_at is null")
                                .mapTo(Long.class)
                                .one())
                == 0);
        database.useHandle(handle -> OutboxTable.expire(handle, Duration.ZERO));

        assertEquals(Optional.of(0L), database.withHandle(handle -> handle.createQuery("select count(*) from outbox")
                .mapTo(Long.class)
                .findOne()));
    }

    private void append(UUID subscriber, long version) {
        outbox.append(
                EventType.PREFERENCES_CHANGED,
                subscriber,
                new PreferencesState(subscriber, version, List.of(), List.of()));
    }

    private List<ConsumerRecord<String, byte[]>> events(UUID key, int atLeast) {
        return preferences.await(atLeast, event -> event.key().equals(key.toString()));
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
