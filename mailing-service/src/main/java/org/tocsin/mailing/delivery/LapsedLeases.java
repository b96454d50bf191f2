package org.tocsin.mailing.delivery;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Settles windows whose sender has not been heard of: any of their mails may have gone. An alert is sent again, with the same Message-ID; a newsletter is
 * not. After a restart of the database nobody could renew; its holders get the length of a lease to do so.
 */
@ApplicationScoped
public class LapsedLeases {

    private static final String SETTLE =
            """
            with lapsed as materialized (
                delete from lease where epoch in (
                    select epoch from lease
                    where lease_until < now()
                      and pg_postmaster_start_time() < now() - :grace * interval '1 second'
                    order by epoch limit 20 for update skip locked)
                returning epoch, campaign_id, recipients
            )
            update delivery d
            set state = 'uncertain', updated_at = now(),
                reply = 'the sender stopped between the claim and the outcome',
                next_at = case when c.kind = 'alert' and c.state in ('sending', 'paused', 'sent') then now() end
            from lapsed l cross join lateral unnest(l.recipients) as r(id) join campaign c on c.id = l.campaign_id
            where d.campaign_id = l.campaign_id and d.subscriber_id = r.id and d.epoch = l.epoch and d.state = 'claimed'
            """;

    private final Transactions transactions;
    private final Duration grace;

    @Inject
    LapsedLeases(Transactions transactions, SendingSettings settings) {
        this(transactions, settings.lease());
    }

    public LapsedLeases(Transactions transactions, Duration grace) {
        this.transactions = transactions;
        this.grace = grace;
    }

    /** Answers how many recipients became uncertain. */
    public int settle() {
        return transactions.inNew(handle ->
                handle.createUpdate(SETTLE).bind("grace", grace.toSeconds()).execute());
    }
}
