package org.tocsin.mailing.inbound.receiving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.mailing.audience.SubscriberErased;

/** Deletes the raw messages of somebody who is erased. What came of them stays, by a random id that nothing explains any more. */
@ApplicationScoped
class ForgetErased {

    private static final String FORGET =
            """
            delete from inbound_raw
             where message_hash in (select message_hash from inbound_mail where subscriber_id = :subscriber)""";

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
