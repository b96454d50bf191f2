package org.tocsin.registration.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.registration.subscriber.SubscriberId;

/** How far a notice has got, in PostgreSQL; every method joins the running transaction. */
@ApplicationScoped
class PolicyNotices {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String BEGIN =
            """
            insert into policy_notice (version, told_up_to, begun_at) values (:version, :first, :now)
            on conflict (version) do nothing
            """;

    private static final String UNFINISHED =
            """
            select told_up_to from policy_notice
             where version = :version and finished_at is null for update skip locked
            """;

    /** Whoever has agreed to this version, or a newer one, knows it. */
    private static final String NEXT =
            """
            select id from subscriber s
             where id > :after and confirmed_at is not null
               and not exists (select from request r
                                where r.subscriber_id = s.id and r.confirmed_at is not null and r.policy_version >= :version)
             order by id limit :most
            """;

    private static final String MOVE = "update policy_notice set told_up_to = :last where version = :version";

    private static final String FINISH = "update policy_notice set finished_at = :now where version = :version";

    private final Jdbi database;

    PolicyNotices(Jdbi database) {
        this.database = database;
    }

    void begin(String version, Instant now) {
        database.useHandle(handle -> handle.createUpdate(BEGIN)
                .bind("version", version)
                .bind("first", BEFORE_ALL)
                .bind("now", now)
                .execute());
    }

    /** Up to whom readers have been told; empty when all have, or another replica is at it. */
    Optional<UUID> lockUnfinished(String version) {
        return database.withHandle(handle -> handle.createQuery(UNFINISHED)
                .bind("version", version)
                .mapTo(UUID.class)
                .findOne());
    }

    List<SubscriberId> next(String version, UUID after, int most) {
        return database.withHandle(handle -> handle.createQuery(NEXT)
                .bind("version", version)
                .bind("after", after)
                .bind("most", most)
                .mapTo(UUID.class)
                .map(SubscriberId::new)
                .list());
    }

    void moveTo(String version, SubscriberId last) {
        database.useHandle(handle -> handle.createUpdate(MOVE)
                .bind("version", version)
                .bind("last", last.value())
                .execute());
    }

    void finish(String version, Instant now) {
        database.useHandle(handle -> handle.createUpdate(FINISH)
                .bind("version", version)
                .bind("now", now)
                .execute());
    }
}
