package org.tocsin.mailing.bounce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.mailing.audience.SubscriberErased;

/** Deletes what is known of the mailbox of somebody who is erased. */
@ApplicationScoped
class ForgetErased {

    private final Jdbi jdbi;

    ForgetErased(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void forget(@Observes SubscriberErased erased) {
        jdbi.useHandle(handle -> {
            handle.execute("delete from bounce where subscriber_id = ?", erased.subscriberId());
            handle.execute("delete from bounce_score where subscriber_id = ?", erased.subscriberId());
        });
    }
}
