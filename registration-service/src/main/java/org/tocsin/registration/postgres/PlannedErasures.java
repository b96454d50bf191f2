package org.tocsin.registration.postgres;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.registration.subscriber.SubscriberId;

/** Erasures that can still be taken back, in PostgreSQL; every method joins the running transaction. */
@ApplicationScoped
public class PlannedErasures {

    private static final String PLAN =
            """
            insert into planned_erasure (subscriber_id, asked_at, due_at) values (:id, :now, :dueAt)
            on conflict (subscriber_id) do nothing
            """;

    private static final String CANCEL = "delete from planned_erasure where subscriber_id = :id";

    private static final String ASKED_OF = "select asked_at from planned_erasure where subscriber_id = :id";

    private static final String DUE_OF = "select due_at from planned_erasure where subscriber_id = :id";

    private static final String DUE =
            "select subscriber_id from planned_erasure where due_at <= :now order by due_at limit 100";

    private final Jdbi database;

    PlannedErasures(Jdbi database) {
        this.database = database;
    }

    /** False when one is planned already; that one stays. */
    public boolean plan(SubscriberId id, Instant now, Instant dueAt) {
        return database.withHandle(handle -> handle.createUpdate(PLAN)
                        .bind("id", id.value())
                        .bind("now", now)
                        .bind("dueAt", dueAt)
                        .execute())
                > 0;
    }

    /** False when none is planned. */
    public boolean cancel(SubscriberId id) {
        return database.withHandle(handle ->
                        handle.createUpdate(CANCEL).bind("id", id.value()).execute())
                > 0;
    }

    /** When this subscriber is to be erased. */
    public Optional<Instant> dueAt(SubscriberId id) {
        return database.withHandle(handle -> handle.createQuery(DUE_OF)
                .bind("id", id.value())
                .mapTo(Instant.class)
                .findOne());
    }

    /** When that was asked for, which tells one plan of a subscriber from the next. */
    public Optional<Instant> askedAt(SubscriberId id) {
        return database.withHandle(handle -> handle.createQuery(ASKED_OF)
                .bind("id", id.value())
                .mapTo(Instant.class)
                .findOne());
    }

    /** Some of those that are due, the longest waiting first. */
    public List<SubscriberId> due(Instant now) {
        return database.withHandle(handle -> handle.createQuery(DUE)
                .bind("now", now)
                .mapTo(UUID.class)
                .map(SubscriberId::new)
                .list());
    }
}
