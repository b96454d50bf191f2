package org.tocsin.registration.subscriber;

import java.time.Instant;

/** The owner of the address clicked: the proof of what was asked for, when, and under which policy. */
public record ConfirmedRequest(RequestId id, SubscriberId subscriber, Asked asked, Instant confirmedAt)
        implements Request {

    @Override
    public Confirmation confirm(Instant now) {
        return new Confirmation.Repeated(this);
    }
}
