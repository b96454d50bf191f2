package org.tocsin.mailing.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.mailing.audience.SubscriberErased;

/**
 * Forgets the relay's words about somebody who is erased, since relays repeat addresses. The rows stay, for the counts: they name
 * nobody but by a random id that nothing explains any more.
 */
@ApplicationScoped
class ForgetErased {

    /** The lateral join keeps it to one look at the primary key for each campaign; there is no index by subscriber. */
    private static final String FORGET =
            """
            update delivery set reply = null
              from (select d.campaign_id
                      from campaign c
                     cross join lateral (
                           select campaign_id from delivery
                            where campaign_id = c.id and subscriber_id = :subscriber offset 0) d) theirs
             where delivery.campaign_id = theirs.campaign_id and delivery.subscriber_id = :subscriber
               and delivery.reply is not null and delivery.state not in ('queued', 'claimed', 'deferred')""";

    private final Jdbi jdbi;

    ForgetErased(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void forget(@Observes SubscriberErased erased) {
        jdbi.useHandle(handle -> handle.createUpdate(FORGET)
                .bind("subscriber", erased.subscriberId())
                .execute());
    }
}
