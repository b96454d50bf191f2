package org.tocsin.mailing.transactional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.events.wire.AccountMatter;
import org.tocsin.mailing.audience.SubscriberErased;

/** Deletes what was mailed to somebody who is erased, and what was still to be; only the last letter goes out. */
@ApplicationScoped
class ForgetErased {

    private static final String FORGET =
            """
            delete from transactional_mail
             where subscriber_id = :subscriber
               and (request is null or case when request like 'sealed.%' then about else request::jsonb ->> 'about' end
                   is distinct from :last)""";

    private final Jdbi jdbi;

    ForgetErased(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void forget(@Observes SubscriberErased erased) {
        jdbi.useHandle(handle -> handle.createUpdate(FORGET)
                .bind("subscriber", erased.subscriberId())
                .bind("last", AccountMatter.ERASED.word())
                .execute());
    }
}
