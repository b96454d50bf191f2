package org.tocsin.mailing.delivery;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Settles windows whose sender has not been heard of: any of their mails may have gone. An alert is sent again, with the same Message-ID; a newsletter is
 * not (design: uncertain).
 */
@ApplicationScoped
class LapsedLeases {

    private static final String SETTLE =
            """
            with lapsed as materialized (
                delete from lease where epoch in (
                    select epoch from lease where lease_until < now() order by epoch limit 20 for update skip locked)
                returning epoch, campaign_id, recipients
            )
            update delivery d
            set state = 'uncertain', updated_at = now(),
                reply = 'the sender stopped between the claim and the outcome',
                next_at = case when c.kind = 'alert' and c.state <> 'cancelled' then now() end
            from lapsed l cross join lateral unnest(l.recipients) as r(id) join campaign c on c.id = l.campaign_id
            where d.campaign_id = l.campaign_id and d.subscriber_id = r.id and d.epoch = l.epoch and d.state = 'claimed'
            """;

    private final Transactions transactions;

    LapsedLeases(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Answers how many recipients became uncertain. */
    int settle() {
        return transactions.inNew(handle -> handle.createUpdate(SETTLE).execute());
    }
}
