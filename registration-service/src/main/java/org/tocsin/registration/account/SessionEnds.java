package org.tocsin.registration.account;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.registration.subscriber.SubscriberId;

/** Ends all sessions of a reader at once, when they sign out and when their mailbox becomes another one. */
@ApplicationScoped
public class SessionEnds {

    private static final String END =
            """
            insert into session_end (subscriber_id, ended_at)
            select id, :now from subscriber where id = :subscriber
            on conflict (subscriber_id) do update
               set ended_at = greatest(excluded.ended_at, session_end.ended_at + interval '1 second')
            """;

    /** Tokens know whole seconds; whatever began within the second of the end is over. */
    private static final String HOLDS =
            """
            select exists (select from subscriber where id = :subscriber and confirmed_at is not null)
               and not exists (select from session_end where subscriber_id = :subscriber and ended_at >= :begunAt)
            """;

    private static final String ENDED = "select ended_at from session_end where subscriber_id = :subscriber";

    private static final String FORGET = "delete from session_end where ended_at < :before";

    private final Jdbi database;
    private final AccountSettings settings;
    private final Clock clock;

    SessionEnds(Jdbi database, AccountSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** When a session that begins now counts as begun: after the last end, and in whole seconds. */
    @Transactional
    Instant begin(SubscriberId subscriber) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return endedAt(subscriber)
                .map(ended -> ended.plusSeconds(1))
                .filter(after -> after.isAfter(now))
                .orElse(now);
    }

    /**
     * As the other services are told: a session that would have lasted until then, or shorter, was ended. They know of a session when it is
     * over, and not how long sessions live. Empty when all that was ended is over anyway.
     */
    @Transactional
    public Optional<Instant> upTo(SubscriberId subscriber) {
        return endedAt(subscriber).map(ended -> ended.plus(settings.sessionLife()));
    }

    private Optional<Instant> endedAt(SubscriberId subscriber) {
        return database.withHandle(handle -> handle.createQuery(ENDED)
                .bind("subscriber", subscriber.value())
                .mapTo(Instant.class)
                .findOne());
    }

    /** Joins the running transaction, in which the reader is to be announced after it. */
    @Transactional
    public void endAll(SubscriberId subscriber) {
        database.useHandle(handle -> handle.createUpdate(END)
                .bind("subscriber", subscriber.value())
                .bind("now", clock.instant().truncatedTo(ChronoUnit.SECONDS))
                .execute());
    }

    /** Whether a session that began then still holds. */
    @Transactional
    boolean holds(SubscriberId subscriber, Instant begunAt) {
        return database.withHandle(handle -> handle.createQuery(HOLDS)
                .bind("subscriber", subscriber.value())
                .bind("begunAt", begunAt)
                .mapTo(Boolean.class)
                .one());
    }

    /** Returns how many there were. */
    int forgetBefore(Instant before) {
        return database.withHandle(
                handle -> handle.createUpdate(FORGET).bind("before", before).execute());
    }
}
