package org.tocsin.registration.account;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.events.EventType;
import org.tocsin.registration.messaging.Announcements;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.signup.PersonName;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.SubscriberId;

/** Changes the name a reader goes by, here and, through the event, everywhere. */
@ApplicationScoped
public class CorrectName {

    private static final Logger LOG = Logger.getLogger(CorrectName.class);

    private final Subscribers subscribers;
    private final Announcements announcements;

    CorrectName(Subscribers subscribers, Announcements announcements) {
        this.subscribers = subscribers;
        this.announcements = announcements;
    }

    /** Nothing happens when the name is the same, or nobody is there any more. */
    @Transactional
    public void correct(SubscriberId id, Optional<PersonName> name) {
        subscribers
                .lock(id)
                .filter(Confirmed.class::isInstance)
                .map(Confirmed.class::cast)
                .filter(subscriber -> !subscriber.name().equals(name))
                .ifPresent(subscriber -> save(subscriber.named(name)));
    }

    private void save(Confirmed corrected) {
        subscribers.save(corrected);
        announcements.announce(EventType.SUBSCRIBER_CORRECTED, corrected);
        LOG.infof(
                "subscriber %s corrected their name, version %d", corrected.id().value(), corrected.version());
    }
}
