package org.tocsin.registration.account;

import java.util.Optional;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.events.EventType;
import org.tocsin.registration.messaging.Announcements;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.signup.Language;
import org.tocsin.registration.signup.PersonName;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.SubscriberId;

/** Changes the name a reader goes by and the language they read, here and, through the event, everywhere. */
@ApplicationScoped
public class CorrectDetails {

    private static final Logger LOG = Logger.getLogger(CorrectDetails.class);

    private final Subscribers subscribers;
    private final Announcements announcements;

    CorrectDetails(Subscribers subscribers, Announcements announcements) {
        this.subscribers = subscribers;
        this.announcements = announcements;
    }

    /** Nothing happens when the name is the same, or nobody is there any more. */
    @Transactional
    public void name(SubscriberId id, Optional<PersonName> name) {
        correct(id, subscriber -> subscriber.name().equals(name) ? subscriber : subscriber.named(name));
    }

    /** The same for the language. */
    @Transactional
    public void language(SubscriberId id, Language language) {
        correct(id, subscriber -> subscriber.language().equals(language) ? subscriber : subscriber.reading(language));
    }

    private void correct(SubscriberId id, UnaryOperator<Confirmed> change) {
        subscribers
                .lock(id)
                .filter(Confirmed.class::isInstance)
                .map(Confirmed.class::cast)
                .ifPresent(subscriber -> save(subscriber, change.apply(subscriber)));
    }

    private void save(Confirmed before, Confirmed corrected) {
        if (corrected.version() > before.version()) {
            subscribers.save(corrected);
            announcements.announce(EventType.SUBSCRIBER_CORRECTED, corrected);
            LOG.infof(
                    "subscriber %s corrected their details, version %d",
                    corrected.id().value(), corrected.version());
        }
    }
}
