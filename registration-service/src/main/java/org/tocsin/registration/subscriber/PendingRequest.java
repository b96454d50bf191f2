package org.tocsin.registration.subscriber;

import java.time.Instant;

/** Nobody has proved yet that the address is theirs; until {@code expiresAt} (inclusive) somebody can. */
public record PendingRequest(RequestId id, SubscriberId subscriber, Asked asked, Instant expiresAt) implements Request {

    @Override
    public Confirmation confirm(Instant now) {
        return now.isAfter(expiresAt) ? new Confirmation.Expired(this) : new Confirmation.Accepted(confirmedAt(now));
    }

    private ConfirmedRequest confirmedAt(Instant now) {
        return new ConfirmedRequest(id, subscriber, asked, now);
    }
}
