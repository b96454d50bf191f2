package org.tocsin.registration.postgres;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import org.tocsin.registration.allowance.Allowance;

/** Counts uses over all replicas: whoever asks for the same pseudonym waits until the transaction before has ended. */
@ApplicationScoped
public class AllowanceUses {

    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtextextended(:pseudonym, 0))";

    private static final String NEWEST =
            """
            select used_at from allowance_use
             where pseudonym = :pseudonym
             order by used_at desc
             offset :before limit 1
            """;

    private static final String ADD =
            "insert into allowance_use (pseudonym, used_at, forget_at) values (:pseudonym, :now, :forgetAt)";

    private static final String FORGET = "delete from allowance_use where forget_at < :now";

    private final Jdbi database;

    AllowanceUses(Jdbi database) {
        this.database = database;
    }

    /** Counts one use and answers true, or answers false when the allowance is used up; a refusal does not count. */
    public boolean take(String pseudonym, Allowance allowance, Instant now) {
        return database.withHandle(handle -> {
            oneAtATime(handle, pseudonym);
            boolean permitted = allowance.permits(nth -> newest(handle, pseudonym, nth), now);
            if (permitted) {
                add(handle, pseudonym, allowance, now);
            }
            return permitted;
        });
    }

    /** Returns how many there were. */
    public int forget(Instant now) {
        return database.withHandle(
                handle -> handle.createUpdate(FORGET).bind("now", now).execute());
    }

    private static void oneAtATime(Handle handle, String pseudonym) {
        handle.createQuery(ONE_AT_A_TIME)
                .bind("pseudonym", pseudonym)
                .mapToMap()
                .list();
    }

    private static Optional<Instant> newest(Handle handle, String pseudonym, int nth) {
        return handle.createQuery(NEWEST)
                .bind("pseudonym", pseudonym)
                .bind("before", nth - 1)
                .mapTo(Instant.class)
                .findOne();
    }

    private static void add(Handle handle, String pseudonym, Allowance allowance, Instant now) {
        handle.createUpdate(ADD)
                .bind("pseudonym", pseudonym)
                .bind("now", now)
                .bind("forgetAt", now.plus(allowance.memory()))
                .execute();
    }
}
