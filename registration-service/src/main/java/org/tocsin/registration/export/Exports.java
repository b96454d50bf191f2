package org.tocsin.registration.export;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

import org.tocsin.registration.subscriber.SubscriberId;

/** All exports, in PostgreSQL; every method joins the running transaction. */
@ApplicationScoped
class Exports {

    private static final String BEGIN =
            """
            insert into export (subscriber_id, id, asked_at)
            select id, :export, :now from subscriber where id = :subscriber and confirmed_at is not null
            on conflict (subscriber_id) do update
               set id = excluded.id, asked_at = excluded.asked_at, parts = 0, failed = false, document = null
            """;

    private static final String ADVANCE = "update export set parts = parts + 1 where id = :id and not failed";
    private static final String FAIL = "update export set failed = true where id = :id";
    private static final String FINISH = "update export set document = :document where id = :id and not failed";

    private static final String OF =
            """
            select id, asked_at, parts, failed, document is not null as ready from export
             where subscriber_id = :subscriber and asked_at > :since
            """;

    private static final String DOCUMENT =
            "select document from export where subscriber_id = :subscriber and asked_at > :since and document is not null";

    private static final String FORGET = "delete from export where asked_at <= :before";

    private final Jdbi database;

    Exports(Jdbi database) {
        this.database = database;
    }

    /** A row as it is. */
    record Row(UUID id, Instant askedAt, int parts, boolean failed, boolean ready) {}

    /** In place of an older one; false when the reader is gone. */
    boolean begin(SubscriberId subscriber, UUID id, Instant now) {
        return database.withHandle(handle -> handle.createUpdate(BEGIN)
                        .bind("subscriber", subscriber.value())
                        .bind("export", id)
                        .bind("now", now)
                        .execute()
                == 1);
    }

    /** False when it is no longer wanted: its reader was erased, or asked anew. */
    boolean advance(UUID id) {
        return database.withHandle(
                handle -> handle.createUpdate(ADVANCE).bind("id", id).execute() == 1);
    }

    void fail(UUID id) {
        database.useHandle(handle -> handle.createUpdate(FAIL).bind("id", id).execute());
    }

    boolean finish(UUID id, byte[] document) {
        return database.withHandle(handle -> handle.createUpdate(FINISH)
                        .bind("id", id)
                        .bind("document", document)
                        .execute()
                == 1);
    }

    Optional<Row> of(SubscriberId subscriber, Instant since) {
        return database.withHandle(handle -> handle.createQuery(OF)
                .bind("subscriber", subscriber.value())
                .bind("since", since)
                .map(ConstructorMapper.of(Row.class))
                .findOne());
    }

    Optional<byte[]> document(SubscriberId subscriber, Instant since) {
        return database.withHandle(handle -> handle.createQuery(DOCUMENT)
                .bind("subscriber", subscriber.value())
                .bind("since", since)
                .mapTo(byte[].class)
                .findOne());
    }

    /** Returns how many there were. */
    int forgetBefore(Instant before) {
        return database.withHandle(
                handle -> handle.createUpdate(FORGET).bind("before", before).execute());
    }
}
