package org.tocsin.events;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import org.tocsin.tracing.Tracing;

/**
 * Events waiting to be published. An event is appended in the transaction that makes the change it tells of, so both are
 * committed or neither is. Appending for one key in the order of that key's versions is the caller's part: hold the lock
 * on the aggregate's row before.
 */
@ApplicationScoped
public class Outbox {

    private static final String INSERT =
            """
            insert into outbox (topic, key, headers, payload)
            values (:topic, :key, :headers, :payload)
            """;

    private static final String FORGET = "delete from outbox where key = :key and published_at is not null";

    private final Jdbi database;
    private final OutboxWake wake;
    private final SealedEvents sealed;
    private final OutboxSettings settings;
    private final Tracing tracing;
    private final Clock clock;

    Outbox(Jdbi database, OutboxWake wake, SealedEvents sealed, OutboxSettings settings, Tracing tracing, Clock clock) {
        this.database = database;
        this.wake = wake;
        this.sealed = sealed;
        this.settings = settings;
        this.tracing = tracing;
        this.clock = clock;
    }

    /**
     * Appends an event to the running transaction.
     *
     * @param key the subscriber it is about, or whatever else orders events of this topic
     * @throws IllegalArgumentException when {@code data} is not what the type carries
     * @throws IllegalStateException when no transaction is running
     */
    public void append(EventType type, UUID key, Object data) {
        appendAll(type, List.of(data), one -> key);
    }

    /**
     * Many of one type at the cost of one, in the order of the list.
     *
     * @param key what orders each of them
     */
    public <T> void appendAll(EventType type, List<T> data, Function<T, UUID> key) {
        if (data.isEmpty()) {
            return;
        }
        Optional<String> trace = tracing.current();
        List<OutboxRecord> events =
                data.stream().map(one -> sealedEvent(type, key.apply(one), one)).toList();
        trace.ifPresent(header -> events.forEach(event -> event.headers().put(Tracing.HEADER, header)));
        wake.afterCommit();
        insert(database, events);
    }

    private OutboxRecord sealedEvent(EventType type, UUID key, Object data) {
        return sealed.seal(type, event(type, settings.source(), clock.instant(), key, data));
    }

    static OutboxRecord event(EventType type, String source, Instant at, UUID key, Object data) {
        if (!type.data().isInstance(data)) {
            throw new IllegalArgumentException(
                    type + " carries a " + type.data().getSimpleName());
        }
        Map<String, String> headers = CloudEvents.headers(type, source, key, at.truncatedTo(ChronoUnit.MILLIS));
        return new OutboxRecord(type.topic(), key.toString(), headers, Optional.of(WireFormat.write(data)));
    }

    /**
     * Appends the record that makes a compacted topic forget all it held of this key, and forgets what was published of it on any
     * topic, which is otherwise kept for a while.
     */
    public void tombstone(String topic, UUID key) {
        forgetPublished(key);
        append(new OutboxRecord(topic, key.toString(), Map.of(), Optional.empty()));
    }

    /** Only what is published, since the relay holds the rest; returns how many rows went. */
    public int forgetPublished(UUID key) {
        return database.withHandle(handle ->
                handle.createUpdate(FORGET).bind("key", key.toString()).execute());
    }

    void append(OutboxRecord event) {
        wake.afterCommit();
        insert(database, event);
    }

    static void insert(Jdbi database, OutboxRecord event) {
        insert(database, List.of(event));
    }

    private static void insert(Jdbi database, List<OutboxRecord> events) {
        database.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(INSERT);
            events.forEach(event -> batch.bind("topic", event.topic())
                    .bind("key", event.key())
                    .bind("headers", WireFormat.write(event.headers()))
                    .bind("payload", event.payload().orElse(null))
                    .add());
            batch.execute();
        });
    }
}
