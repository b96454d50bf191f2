package org.tocsin.mailing.delivery;

import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Settles windows whose sender has not been heard of, or is dead: any of their mails may have gone. An alert is sent again, with the same Message-ID; a newsletter is
 * not. After a restart of the database nobody could renew; its holders get the length of a lease to do so. What has been over for two more is settled by
 * whoever has had the database for that long itself.
 */
@ApplicationScoped
public class LapsedLeases {

    private static final String SETTLE =
            """
            with lapsed as materialized (
                delete from lease where epoch in (
                    select epoch from lease
                    where :steady and lease_until < now() - 2 * :grace * interval '1 second'
                       or (lease_until < now() or holder = any(:dead)) and
            """
                    + Outages.LONG_OVER_OR_UNSEEN
                    + """
                    order by epoch limit 20 for update skip locked)
                returning epoch, campaign_id, recipients, first_time
            ), open as materialized (
                select l.epoch, l.campaign_id, l.first_time, r.id, 'the sender stopped between the claim and the outcome' as reply,
                    case when c.kind = 'alert' and c.state in ('sending', 'paused', 'sent') then now() end as next_at
                from lapsed l cross join lateral unnest(l.recipients) as r(id) join campaign c on c.id = l.campaign_id
            ), entered as (
                insert into delivery (campaign_id, subscriber_id, state, attempt, epoch, next_at, reply)
                select campaign_id, id, 'uncertain', 1, epoch, next_at, reply from open where first_time
                on conflict do nothing
                returning subscriber_id
            ), changed as (
                update delivery d set state = 'uncertain', updated_at = now(), reply = open.reply, next_at = open.next_at
                from open
                where d.campaign_id = open.campaign_id and d.subscriber_id = open.id and d.epoch = open.epoch and d.state = 'claimed'
                returning d.subscriber_id
            )
            select (select count(*) from entered) + (select count(*) from changed)
            """;

    private final Transactions transactions;
    private final Duration grace;
    private final LongSupplier nanoTime;
    private final long startedAt;
    private long steadySince;
    private long lookedAt;

    @Inject
    LapsedLeases(Transactions transactions, SendingSettings settings) {
        this(transactions, settings.lease(), System::nanoTime);
    }

    public LapsedLeases(Transactions transactions, Duration grace, LongSupplier nanoTime) {
        this.transactions = transactions;
        this.grace = grace;
        this.nanoTime = nanoTime;
        this.startedAt = nanoTime.getAsLong();
        this.steadySince = startedAt;
        this.lookedAt = startedAt;
    }

    /** Those of the dead before they are over. To be called several times a second; answers how many recipients became uncertain. */
    public int settle(Set<String> dead) {
        long now = nanoTime.getAsLong();
        if (now - lookedAt > DeadHolders.OUT_OF_SIGHT.toNanos()) {
            steadySince = now;
        }
        int uncertain = settle(dead, now);
        lookedAt = now;
        return uncertain;
    }

    private int settle(Set<String> dead, long now) {
        return transactions.inOne(handle -> handle.createQuery(SETTLE)
                .bind("grace", grace.toSeconds())
                .bind("unseen", now - startedAt < 2 * grace.toNanos())
                .bind("steady", now - steadySince > 2 * grace.toNanos())
                .bind("dead", dead.toArray(String[]::new))
                .mapTo(Integer.class)
                .one());
    }
}
