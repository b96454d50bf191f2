package org.tocsin.mailing.delivery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

import org.tocsin.mailing.campaign.Kind;

/**
 * Takes windows of recipients. The primary key of the ledger makes a second claim of the same recipient impossible; the join decides at this very
 * moment whether a reader still wants the mail.
 */
@ApplicationScoped
public class Claims {

    private static final String OPEN_SLICE =
            """
            select s.number, s.after_id, s.last_id, c.topic, c.started_at, c.audience_of, nextval('delivery_epoch') as epoch
            from slice s join campaign c on c.id = s.campaign_id
            where s.campaign_id = :campaign and c.state = 'sending' and coalesce(c.not_after > now(), true) and
            """
                    + Freshness.KNOWN
                    + "order by s.number limit 1 for update of s skip locked";

    /** Readers who left after the campaign was sent belong to its audience: they are met here and written down as suppressed. */
    private static final String OF_THE_TOPIC =
            """
            select p.subscriber_id from preference p
            where p.topic = :topic and p.subscriber_id > :after and p.subscriber_id <= :last
              and (p.opted_in or p.since > :started)
            order by p.subscriber_id limit :limit
            """;

    /** Whoever got the alert that is updated, or may have got it. */
    private static final String OF_ANOTHER =
            """
            select o.subscriber_id from delivery o
            where o.campaign_id = :other and o.subscriber_id > :after and o.subscriber_id <= :last
              and o.state in ('accepted', 'uncertain')
            order by o.subscriber_id limit :limit
            """;

    /** Somebody whose preference has come before their address is not refused for that, but met again in a moment. */
    private static final String CLAIM_NEW =
            """
            with page as materialized (
                %s
            ), judged as materialized (
                select page.subscriber_id, s.email, s.name, coalesce(p.opted_in, false) and s.id is null as early,
            """
                    + Wishes.REASON
                    + """
                       as reason
                from page join campaign c on c.id = :campaign
                left join preference p on p.subscriber_id = page.subscriber_id and p.topic = c.topic
                left join subscriber s on s.id = page.subscriber_id
                left join reader_wish w on w.subscriber_id = page.subscriber_id
            ), written as (
                insert into delivery (campaign_id, subscriber_id, state, attempt, epoch, next_at, reply)
                select :campaign, subscriber_id,
                       case when early then 'deferred' when reason is null then 'claimed' else 'suppressed' end,
                       case when reason is null then 1 else 0 end, :epoch,
                       case when early then now() + interval '2 seconds' end,
                       case when early then 'address not known yet' else reason end
                from judged
                on conflict do nothing
                returning subscriber_id, attempt, state
            )
            select judged.subscriber_id, judged.email, judged.name, written.attempt, written.state = 'claimed' as claimed
            from judged left join written using (subscriber_id)
            order by judged.subscriber_id
            """;

    private static final String CLAIM_NEW_OF_THE_TOPIC = CLAIM_NEW.formatted(OF_THE_TOPIC);
    private static final String CLAIM_NEW_OF_ANOTHER = CLAIM_NEW.formatted(OF_ANOTHER);

    /** Whoever's address is still missing is looked at less often with time, until it is too late for the campaign. */
    private static final String CLAIM_DUE =
            """
            with due as materialized (
                select d.subscriber_id, d.state, d.attempt, s.email, s.name, c.started_at,
                       coalesce(p.opted_in, false) and s.id is null as early,
                       coalesce(c.retried_at, c.started_at) + :patience * interval '1 second' < now() as late,
            """
                    + Wishes.REASON
                    + """
                       as reason
                from delivery d join campaign c on c.id = d.campaign_id
                left join preference p on p.subscriber_id = d.subscriber_id and p.topic = c.topic
                left join subscriber s on s.id = d.subscriber_id
                left join reader_wish w on w.subscriber_id = d.subscriber_id
                where d.campaign_id = :campaign and c.state = 'sending' and d.next_at <= now()
                  and coalesce(c.not_after > now(), true) and
            """
                    + Freshness.KNOWN
                    + """
                order by d.next_at limit :limit
                for update of d skip locked
            ), written as (
                update delivery d
                set state = case when due.early and not due.late then 'deferred' when due.reason is not null then 'suppressed'
                                 when due.late then 'expired' else 'claimed' end,
                    attempt = case when due.reason is null and not due.late then d.attempt + 1 else d.attempt end,
                    repeated = d.repeated or d.state = 'uncertain',
                    reply = case when due.reason is null or due.early then d.reply else due.reason end,
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
        List<Claimed> met = page(handle, slice)
                .bind("campaign", campaign)
                .bind("epoch", epoch)
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

    private static Query page(Handle handle, SliceRow slice) {
        return slice.audienceOf()
                .map(other -> handle.createQuery(CLAIM_NEW_OF_ANOTHER).bind("other", other))
                .orElseGet(() -> handle.createQuery(CLAIM_NEW_OF_THE_TOPIC)
                        .bind("topic", slice.topic())
                        .bind("started", slice.startedAt()));
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
