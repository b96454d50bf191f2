package org.tocsin.events;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.sealing.SealedRows;

/** Events that wait while the data key changes, as they do for days when Kafka is away. */
@ApplicationScoped
class EventsUnderOldKeys implements SealedRows {

    /** A sealed body begins with a 1 and four octets that say which key (org.tocsin.sealing.Sealing), one in clear with a brace. */
    private static final String OLD =
            """
              from outbox
             where published_at is null
               and substring(payload from 1 for 1) = '\\x01' and substring(payload from 2 for 4) <> :key
            """;

    private static final String SOME =
            "select position, key, headers, payload" + OLD + " order by position limit 200 for update skip locked";

    private static final String REPLACE = "update outbox set payload = ? where position = ?";

    private final Jdbi database;
    private final SealedEvents sealed;

    EventsUnderOldKeys(Jdbi database, SealedEvents sealed) {
        this.database = database;
        this.sealed = sealed;
    }

    @SuppressWarnings("ArrayRecordComponent") // carried from the table and back, never compared
    private record Waiting(long position, String key, String type, byte[] payload) {}

    @Override
    public int sealAgain(byte[] key) {
        return database.withHandle(handle -> {
            List<Waiting> old = handle.createQuery(SOME)
                    .bind("key", key)
                    .map((row, context) -> new Waiting(
                            row.getLong("position"),
                            row.getString("key"),
                            OutboxTable.headers(row.getBytes("headers")).get(CloudEvents.TYPE),
                            row.getBytes("payload")))
                    .list();
            old.forEach(event -> handle.execute(
                    REPLACE, sealed.again(event.type(), event.key(), event.payload()), event.position()));
            return old.size();
        });
    }

    @Override
    public long left(byte[] key) {
        return database.withHandle(handle -> handle.createQuery("select count(*)" + OLD)
                .bind("key", key)
                .mapTo(Long.class)
                .one());
    }
}
