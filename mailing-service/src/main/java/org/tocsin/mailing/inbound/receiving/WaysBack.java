package org.tocsin.mailing.inbound.receiving;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.audience.KnownSubscribers;
import org.tocsin.mailing.audience.Reachability;
import org.tocsin.mailing.transactional.WayBack;
import org.tocsin.web.PublicOrigin;

/**
 * The mail that answers "resubscribe". Its link bears no token: whoever presses it signs up as anybody does, with a confirmation mail, so
 * that it does no harm in other hands.
 */
@ApplicationScoped
class WaysBack {

    private static final Duration WORTH_SENDING = Duration.ofDays(2);

    private final KnownSubscribers subscribers;
    private final PublicOrigin origin;

    WaysBack(KnownSubscribers subscribers, PublicOrigin origin) {
        this.subscribers = subscribers;
        this.origin = origin;
    }

    /** Empty for somebody whose address is not on file. */
    Optional<Effect> to(UUID reader, Instant now) {
        if (!(subscribers.find(reader) instanceof Reachability.Reachable)) {
            return Optional.empty();
        }
        WayBack mail = new WayBack(UUID.randomUUID(), reader, origin.at("/subscribe"), now.plus(WORTH_SENDING));
        return Optional.of(new Effect.Mailed("link-mailed", mail, Limit.LINK, reader.toString()));
    }
}
