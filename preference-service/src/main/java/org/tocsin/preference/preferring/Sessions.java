package org.tocsin.preference.preferring;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.tokens.SessionTokens;

/** Recognises the sessions that registration began. */
@ApplicationScoped
public class Sessions {

    private static final String BEARER = "Bearer ";

    private final SessionTokens tokens;
    private final Clock clock;

    Sessions(SessionTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Empty when the session is over, or was never ours. */
    public Optional<SubscriberId> reader(String token) {
        return tokens.open(token, clock.instant()).map(SubscriberId::new);
    }

    /** As programs send it (RFC 6750, section 2.1). */
    public Optional<SubscriberId> readerOf(Optional<String> authorization) {
        return authorization
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> reader(header.substring(BEARER.length())));
    }
}
