package org.tocsin.registration.account;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.tokens.SessionTokens;

/** Begins sessions, and recognises them. */
@ApplicationScoped
public class ReaderSessions {

    private static final String BEARER = "Bearer ";

    private final SessionTokens tokens;
    private final AccountSettings settings;
    private final Clock clock;

    ReaderSessions(SessionTokens tokens, AccountSettings settings, Clock clock) {
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    ReaderSession begin(SubscriberId subscriber) {
        return new ReaderSession(
                subscriber, tokens.mint(subscriber.value(), clock.instant().plus(settings.sessionLife())));
    }

    /** Empty when the session is over, or was never ours. */
    public Optional<ReaderSession> resume(String token) {
        return tokens.open(token, clock.instant()).map(id -> new ReaderSession(new SubscriberId(id), token));
    }

    /** As programs send it (RFC 6750 section 2.1). */
    public Optional<ReaderSession> resumeFromHeader(String authorization) {
        return authorization.startsWith(BEARER) ? resume(authorization.substring(BEARER.length())) : Optional.empty();
    }
}
