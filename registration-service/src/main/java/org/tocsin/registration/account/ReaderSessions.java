package org.tocsin.registration.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.tokens.SessionTokens;

/** Begins sessions, and recognises them. */
@ApplicationScoped
public class ReaderSessions {

    private static final String BEARER = "Bearer ";

    private final SessionTokens tokens;
    private final SessionEnds ends;
    private final AccountSettings settings;
    private final Clock clock;

    ReaderSessions(SessionTokens tokens, SessionEnds ends, AccountSettings settings, Clock clock) {
        this.tokens = tokens;
        this.ends = ends;
        this.settings = settings;
        this.clock = clock;
    }

    ReaderSession begin(SubscriberId subscriber) {
        Instant until = ends.begin(subscriber).plus(settings.sessionLife());
        return new ReaderSession(subscriber, tokens.mint(subscriber.value(), until));
    }

    /** Empty when the session is over or was ended, and when it was never ours. */
    public Optional<ReaderSession> resume(String token) {
        return tokens.read(token, clock.instant())
                .filter(session -> ends.holds(
                        new SubscriberId(session.subscriber()), session.until().minus(settings.sessionLife())))
                .map(session -> new ReaderSession(new SubscriberId(session.subscriber()), token));
    }

    /** As programs send it (RFC 6750 section 2.1). */
    public Optional<ReaderSession> resumeFromHeader(String authorization) {
        return authorization.startsWith(BEARER) ? resume(authorization.substring(BEARER.length())) : Optional.empty();
    }
}
