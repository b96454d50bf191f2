package org.tocsin.registration.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tocsin.events.EventType;
import org.tocsin.registration.messaging.Announcements;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.SubscriberId;

/** Ends whatever a reader has open, here at once, and in the other services as soon as they hear of it. */
@ApplicationScoped
class EndSessions {

    private final Subscribers subscribers;
    private final SessionEnds ends;
    private final Announcements announcements;

    EndSessions(Subscribers subscribers, SessionEnds ends, Announcements announcements) {
        this.subscribers = subscribers;
        this.ends = ends;
        this.announcements = announcements;
    }

    @Transactional
    void of(SubscriberId id) {
        subscribers
                .lock(id)
                .filter(Confirmed.class::isInstance)
                .map(subscriber -> ((Confirmed) subscriber).signedOut())
                .ifPresent(this::end);
    }

    private void end(Confirmed subscriber) {
        ends.endAll(subscriber.id());
        subscribers.save(subscriber);
        announcements.announce(EventType.SUBSCRIBER_CORRECTED, subscriber);
    }
}
