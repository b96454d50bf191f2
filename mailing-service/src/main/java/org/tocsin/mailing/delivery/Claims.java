package org.tocsin.mailing.delivery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

import org.tocsin.mailing.campaign.Kind;

/**
 * Takes windows of recipients. The primary key of the ledger makes a second claim of the same recipient impossible; the join decides at this very
 * moment whether a reader still wants the mail.
 */
@ApplicationScoped
public class Claims {

    private static final String OPEN_SLICE =
            """
            select s.number, s.after_id, s.last_id, c.topic, c.started_at, nextval('delivery_epoch') as epoch
            from slice s join campaign c on c.id = s.campaign_id
            where s.campaign_id = :campaign and c.state = 'sending' and
            """
                    + Freshness.KNOWN
                    + "order by s.number limit 1 for update of s skip locked";

    /**
     * Readers who left after the campaign was sent belong to its audience: they are met here and written down as suppressed. Somebody whose preference has
     * come before their address is not refused for that, but met again in a moment.
     */
    private static final String CLAIM_NEW =
            """
            with page as materialized (
                select p.subscriber_id, p.opted_in, s.email, s.name, s.erased_at,
                       p.opted_in and s.id is null as early,
                       p.opted_in and s.email is not null and s.confirmed_at is not null as wanted
                from preference p left join subscriber s on s.id = p.subscriber_id
                where p.topic = :topic and p.subscriber_id > :after and p.subscriber_id <= :last
                  and (p.opted_in or p.since > :started)
                order by p.subscriber_id limit :limit
            ), written as (
                insert into delivery (campaign_id, subscriber_id, state, attempt, epoch, next_at, reply)
                select :campaign, subscriber_id,
                       case when wanted then 'claimed' when early then 'deferred' else 'suppressed' end,
                       case when wanted then 1 else 0 end, :epoch,
                       case when early then now() + interval '2 seconds' end,
                       case when wanted then null when early then 'address not known yet' when erased_at is not null then 'erased'
                            when not opted_in then 'opted out' else 'not confirmed' end
                from page
                on conflict do nothing
                returning subscriber_id, attempt, state
            )
            select page.subscriber_id, page.email, page.name, written.attempt, written.state = 'claimed' as claimed
            from page left join written using (subscriber_id)
            order by page.subscriber_id
            """;

    /** Whoever's address is still missing is looked at less often with time, until it is too late for the campaign. */
    private static final String CLAIM_DUE =
            """
            with due as materialized (
                select d.subscriber_id, d.state, d.attempt, p.opted_in, s.email, s.name, s.erased_at,
                       coalesce(p.opted_in, false) and s.id is null as early, c.started_at,
                       coalesce(c.retried_at, c.started_at) + :patience * interval '1 second' < now() as late,
                       coalesce(p.opted_in, false) and s.email is not null and s.confirmed_at is not null as wanted
                from delivery d join campaign c on c.id = d.campaign_id
                left join preference p on p.subscriber_id = d.subscriber_id and p.topic = c.topic
                left join subscriber s on s.id = d.subscriber_id
                where d.campaign_id = :campaign and c.state = 'sending' and d.next_at <= now() and
            """
                    + Freshness.KNOWN
                    + """
                order by d.next_at limit :limit
                for update of d skip locked
            ), written as (
                update delivery d
                set state = case when due.early and not due.late then 'deferred' when not due.wanted then 'suppressed'
                                 when due.late then 'expired' else 'claimed' end,
                    attempt = case when due.wanted and not due.late then d.attempt + 1 else d.attempt end,
                    repeated = d.repeated or d.state = 'uncertain',
                    reply = case when due.wanted or due.early then d.reply when due.erased_at is not null then 'erased'
                                 when due.opted_in then 'not confirmed' else 'opted out' end,
                    next_at = case when due.early and not due.late then now() + least(interval '5 minutes',
                                  greatest(interval '2 seconds', (now() - due.started_at) / 10)) end,
                    epoch = :epoch, updated_at = now()
                from due where d.campaign_id = :campaign and d.subscriber_id = due.subscriber_id
                returning d.subscriber_id, d.attempt, d.state
            )
            select due.subscriber_id, due.email, due.name, written.attempt, written.state = 'claimed' as claimed
            from due join written using (subscriber_id)
            """;

    private final Transactions transactions;
    private final SendingSettings settings;
    private final Freshness freshness;

    public Claims(Transactions transactions, SendingSettings settings, Freshness freshness) {
        this.transactions = transactions;
        this.settings = settings;
        this.freshness = freshness;
    }

    /** The next window of readers that nobody has claimed; empty when no slice is free. May be without recipients, and there may be more behind it. */
    public Optional<Claim> fresh(UUID campaign, Kind kind, int limit) {
        return transactions.inNew(handle -> handle.createQuery(OPEN_SLICE)
                .bind("campaign", campaign)
                .bind("hurried", freshness.hurried(kind))
                .bind("bound", freshness.boundMillis())
                .map(SliceRow::of)
                .findOne()
                .map(slice -> walk(handle, campaign, kind, slice, limit)));
    }

    /** The next window of readers whose turn it is again. */
    public Optional<Claim> due(UUID campaign, Kind kind, int limit) {
        return transactions.inNew(handle -> {
            long epoch = nextEpoch(handle);
            List<Claimed> met = handle.createQuery(CLAIM_DUE)
                    .bind("campaign", campaign)
                    .bind("hurried", freshness.hurried(kind))
                    .bind("bound", freshness.boundMillis())
                    .bind("epoch", epoch)
                    .bind("patience", settings.giveUpAfter().toSeconds())
                    .bind("limit", limit)
                    .map(Claimed::of)
                    .list();
            return met.isEmpty() ? Optional.empty() : Optional.of(lease(handle, campaign, kind, epoch, met));
        });
    }

    private Claim walk(Handle handle, UUID campaign, Kind kind, SliceRow slice, int limit) {
        long epoch = slice.epoch();
        List<Claimed> met = handle.createQuery(CLAIM_NEW)
                .bind("campaign", campaign)
                .bind("epoch", epoch)
                .bind("topic", slice.topic())
                .bind("started", slice.startedAt())
                .bind("after", slice.after())
                .bind("last", slice.last())
                .bind("limit", limit)
                .map(Claimed::of)
                .list();
        if (met.size() < limit) {
            slice.finish(handle, campaign);
        } else {
            slice.moveTo(handle, campaign, met.get(met.size() - 1).subscriber());
        }
        return lease(handle, campaign, kind, epoch, met);
    }

    private Claim lease(Handle handle, UUID campaign, Kind kind, long epoch, List<Claimed> met) {
        List<Recipient> recipients =
                met.stream().flatMap(claimed -> claimed.recipient().stream()).toList();
        if (!recipients.isEmpty()) {
            handle.createUpdate(
                            """
                            insert into lease (epoch, campaign_id, recipients, lease_until)
                            values (:epoch, :campaign, :recipients, now() + :seconds * interval '1 second')
                            """)
                    .bind("epoch", epoch)
                    .bind("campaign", campaign)
                    .bind(
                            "recipients",
                            recipients.stream().map(Recipient::subscriber).toArray(UUID[]::new))
                    .bind("seconds", settings.lease().toSeconds())
                    .execute();
        }
        return new Claim(campaign, kind, epoch, recipients);
    }

    private static long nextEpoch(Handle handle) {
        return handle.createQuery("select nextval('delivery_epoch')")
                .mapTo(Long.class)
                .one();
    }

    /** A reader the window met; a recipient unless suppressed, expired, or in the ledger already. */
    private record Claimed(UUID subscriber, Optional<Recipient> recipient) {

        static Claimed of(RowView row) {
            UUID subscriber = row.getColumn("subscriber_id", UUID.class);
            boolean ours = Boolean.TRUE.equals(row.getColumn("claimed", Boolean.class));
            return new Claimed(subscriber, ours ? Optional.of(recipient(subscriber, row)) : Optional.empty());
        }

        private static Recipient recipient(UUID subscriber, RowView row) {
            return new Recipient(
                    subscriber,
                    row.getColumn("email", String.class),
                    Optional.ofNullable(row.getColumn("name", String.class)),
                    row.getColumn("attempt", Integer.class));
        }
    }
}
