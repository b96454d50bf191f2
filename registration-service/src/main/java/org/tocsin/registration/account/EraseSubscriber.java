package org.tocsin.registration.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.registration.messaging.Announcements;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.subscriber.SubscriberId;

/** Deletes a reader and all their requests, and makes the log and the other services forget them. */
@ApplicationScoped
public class EraseSubscriber {

    private static final Logger LOG = Logger.getLogger(EraseSubscriber.class);

    private final Subscribers subscribers;
    private final Announcements announcements;

    EraseSubscriber(Subscribers subscribers, Announcements announcements) {
        this.subscribers = subscribers;
        this.announcements = announcements;
    }

    /** Asked twice, the second time nothing happens. */
    @Transactional
    public void erase(SubscriberId id) {
        if (subscribers.lock(id).isPresent()) {
            subscribers.erase(id);
            announcements.erased(id);
            LOG.infof("subscriber %s is erased", id.value());
        }
    }
}
