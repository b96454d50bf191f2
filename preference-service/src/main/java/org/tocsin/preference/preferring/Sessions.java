package org.tocsin.preference.preferring;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.postgres.People;
import org.tocsin.tokens.SessionTokens;

/** Recognises the sessions that registration began. */
@ApplicationScoped
public class Sessions {

    private static final String BEARER = "Bearer ";

    private final SessionTokens tokens;
    private final People people;
    private final Clock clock;

    Sessions(SessionTokens tokens, People people, Clock clock) {
        this.tokens = tokens;
        this.people = people;
        this.clock = clock;
    }

    /** Empty when the session is over or was ended, when it was never ours, and when its reader is erased. */
    @Transactional
    public Optional<SubscriberId> reader(String token) {
        return tokens.read(token, clock.instant())
                .filter(session -> people.sessionHolds(new SubscriberId(session.subscriber()), session.until()))
                .map(session -> new SubscriberId(session.subscriber()));
    }

    /** As programs send it (RFC 6750, section 2.1). */
    @Transactional
    public Optional<SubscriberId> readerOf(Optional<String> authorization) {
        return authorization
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> reader(header.substring(BEARER.length())));
    }
}
