package org.tocsin.registration.messaging;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.events.wire.Erasure;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.registration.account.SessionEnds;
import org.tocsin.registration.signup.PersonName;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.ConfirmedRequest;
import org.tocsin.registration.subscriber.SubscriberId;

/** Tells the other services the state of a subscriber, in the words of the wire contract. */
@ApplicationScoped
public class Announcements {

    private final Outbox outbox;
    private final SessionEnds sessionEnds;

    Announcements(Outbox outbox, SessionEnds sessionEnds) {
        this.outbox = outbox;
        this.sessionEnds = sessionEnds;
    }

    /** Goes out when the running transaction commits; the row of the subscriber is to be locked before. */
    public void announce(EventType happened, Confirmed subscriber) {
        outbox.append(happened, subscriber.id().value(), state(subscriber));
    }

    /** A tombstone: whoever reads the log forgets this subscriber, and compaction removes what it held. The journal gets a line. */
    public void erased(SubscriberId subscriber, Instant at, Optional<String> addressHash) {
        outbox.tombstone(EventType.SUBSCRIBER_CONFIRMED.topic(), subscriber.value());
        outbox.append(
                EventType.SUBSCRIBER_ERASED, subscriber.value(), new Erasure(subscriber.value(), at, addressHash));
    }

    private SubscriberState state(Confirmed subscriber) {
        return new SubscriberState(
                subscriber.id().value(),
                subscriber.version(),
                subscriber.email().value(),
                subscriber.name().map(PersonName::value),
                subscriber.language().tag(),
                subscriber.confirmedAt(),
                subscriber.requests().stream().map(Announcements::request).toList(),
                sessionEnds.upTo(subscriber.id()));
    }

    private static org.tocsin.events.wire.ConfirmedRequest request(ConfirmedRequest request) {
        return new org.tocsin.events.wire.ConfirmedRequest(
                request.id().value(),
                request.asked().at(),
                request.confirmedAt(),
                request.signUp().topics(),
                request.signUp().sponsors(),
                request.asked().policyVersion(),
                request.asked().channel().word());
    }
}
