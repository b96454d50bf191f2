package org.tocsin.registration.confirm;

import org.tocsin.events.wire.SubscriberState;
import org.tocsin.registration.signup.PersonName;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.ConfirmedRequest;

/** A subscriber in the words of the wire contract. */
final class Announcement {

    private Announcement() {}

    static SubscriberState of(Confirmed subscriber) {
        return new SubscriberState(
                subscriber.id().value(),
                subscriber.version(),
                subscriber.email().value(),
                subscriber.name().map(PersonName::value),
                subscriber.language().tag(),
                subscriber.confirmedAt(),
                subscriber.requests().stream().map(Announcement::request).toList());
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
