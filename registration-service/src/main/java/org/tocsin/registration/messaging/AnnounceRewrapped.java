package org.tocsin.registration.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.tocsin.events.EventType;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.sealing.ReadersRewrapped;

/**
 * Publishes the same state of a reader once more, sealed under the new data key: compaction then takes the record that the old one opens.
 * Whoever knows that version already ignores it.
 */
@ApplicationScoped
class AnnounceRewrapped {

    private final Subscribers subscribers;
    private final Announcements announcements;

    AnnounceRewrapped(Subscribers subscribers, Announcements announcements) {
        this.subscribers = subscribers;
        this.announcements = announcements;
    }

    void announce(@Observes ReadersRewrapped event) {
        event.readers().stream()
                .map(SubscriberId::new)
                .flatMap(id -> subscribers.lock(id).stream())
                .filter(Confirmed.class::isInstance)
                .map(Confirmed.class::cast)
                .forEach(confirmed -> announcements.announce(EventType.SUBSCRIBER_CORRECTED, confirmed));
    }
}
