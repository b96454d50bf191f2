package org.tocsin.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jdbi.v3.core.Handle;

/** The rows of the outbox, seen by the relay that holds their lock. */
final class OutboxTable {

    /** Any number will do that no other user of this database takes. */
    private static final long RELAY_LOCK = 0x70_6f_63_73_69_6e_01L;

    /** Not {@code position > last}: a transaction that took its position earlier may commit later. */
    private static final String UNPUBLISHED =
            """
            select position, topic, key, headers, payload
              from outbox
             where published_at is null and topic <> all(:heldBack)
             order by position
             limit :batch
            """;

    private static final String MARK = "update outbox set published_at = now() where position = any(:positions)";

    private static final String EXPIRE =
            """
            delete from outbox where position in (
                select position from outbox where published_at < now() - make_interval(secs => :seconds) limit 10000)
            """;

    private OutboxTable() {}

    record Row(long position, ProducerRecord<String, byte[]> event) {}

    /** Makes this session the only relay, until its connection ends. */
    static boolean lock(Handle session) {
        return session.createQuery("select pg_try_advisory_lock(:lock)")
                .bind("lock", RELAY_LOCK)
                .mapTo(Boolean.class)
                .one();
    }

    /** A pooled connection outlives its use, and would keep the lock. */
    static void unlock(Handle session) {
        session.execute("select pg_advisory_unlock(?)", RELAY_LOCK);
    }

    static List<Row> unpublished(Handle session, int batch, List<String> heldBack, TopicSettings topics) {
        return session.createQuery(UNPUBLISHED)
                .bind("batch", batch)
                .bindArray("heldBack", String.class, heldBack)
                .map((row, context) -> {
                    var event = new ProducerRecord<>(
                            topics.name(row.getString("topic")), row.getString("key"), row.getBytes("payload"));
                    headers(row.getBytes("headers")).forEach((name, value) -> event.headers()
                            .add(name, value.getBytes(StandardCharsets.UTF_8)));
                    return new Row(row.getLong("position"), event);
                })
                .list();
    }

    static void mark(Handle session, List<Row> published) {
        session.createUpdate(MARK)
                .bindArray(
                        "positions",
                        Long.class,
                        published.stream().map(Row::position).toList())
                .execute();
    }

    static int expire(Handle session, Duration retention) {
        return session.createUpdate(EXPIRE)
                .bind("seconds", retention.toSeconds())
                .execute();
    }

    @SuppressWarnings("unchecked")
    static Map<String, String> headers(byte[] json) {
        return WireFormat.read(json, Map.class);
    }
}
