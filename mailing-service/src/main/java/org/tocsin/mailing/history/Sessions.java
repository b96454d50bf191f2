package org.tocsin.mailing.history;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.tokens.SessionTokens;
import org.tocsin.tokens.SessionTokens.Session;

/** Recognises the sessions that registration began, until it tells that they were ended. */
@ApplicationScoped
class Sessions {

    private static final String BEARER = "Bearer ";

    private static final String HOLDS =
            """
            select exists (select from subscriber
                            where id = :reader and erased_at is null
                              and (sessions_ended_up_to is null or sessions_ended_up_to < :until))
            """;

    private final SessionTokens tokens;
    private final Jdbi jdbi;
    private final Clock clock;

    Sessions(SessionTokens tokens, Jdbi jdbi, Clock clock) {
        this.tokens = tokens;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Empty when the session is over or was ended, when it was never ours, and when its reader is erased. */
    @Transactional
    Optional<UUID> reader(String token) {
        return tokens.read(token, clock.instant()).filter(this::holds).map(Session::subscriber);
    }

    /** As programs send it (RFC 6750 section 2.1). */
    @Transactional
    Optional<UUID> readerOf(Optional<String> authorization) {
        return authorization
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> reader(header.substring(BEARER.length())));
    }

    private boolean holds(Session session) {
        return jdbi.withHandle(handle -> handle.createQuery(HOLDS)
                .bind("reader", session.subscriber())
                .bind("until", session.until())
                .mapTo(Boolean.class)
                .one());
    }
}
