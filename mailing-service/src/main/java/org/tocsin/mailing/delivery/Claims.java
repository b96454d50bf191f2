package org.tocsin.mailing.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.campaign.Kind;
import org.tocsin.sealing.ReaderKey;

/**
 * Takes windows of recipients. A slice moves on in the statement that leases its readers, and nobody is leased who is in the ledger, so that a second
 * claim of the same recipient is impossible; the join decides at this very moment whether a reader still wants the mail.
 */
@ApplicationScoped
public class Claims {

    /**
     * One statement, and so one transaction and one way to the database: takes a slice that nobody walks just now, goes on by a page of it, and leases
     * whoever gets the mail. They stand in the lease until their outcome enters the ledger; the others enter it at once. Readers who left after the
     * campaign was sent belong to its audience: they are met here and written down as suppressed. Somebody whose preference has come before their
     * address is not refused for that, but met again in a moment. An update goes to whoever got the alert, or may have got it. The offset keeps a plan that
     * was made while the ledger was empty from reading all of it later.
     */
    private static final String CLAIM_NEW =
            """
            with part as materialized (
                select s.number, s.after_id, s.last_id, c.topic, c.started_at, c.audience_of, nextval('delivery_epoch') as epoch
                from slice s join campaign c on c.id = s.campaign_id
                where s.campaign_id = :campaign and c.state = 'sending' and coalesce(c.not_after > now(), true) and
            """
                    + Freshness.KNOWN
                    + """
                order by s.number limit 1 for update of s skip locked
            ), page as materialized (
                select met.id from part cross join lateral (
                    (select p.subscriber_id as id from preference p
                     where part.audience_of is null and p.topic = part.topic
                       and p.subscriber_id > part.after_id and p.subscriber_id <= part.last_id
                       and (p.opted_in or p.since > part.started_at)
                     order by p.subscriber_id limit :limit)
                    union all
                    (select o.subscriber_id from delivery o
                     where o.campaign_id = part.audience_of
                       and o.subscriber_id > part.after_id and o.subscriber_id <= part.last_id
                       and o.state in ('accepted', 'uncertain')
                     order by o.subscriber_id limit :limit)) met
            ), judged as materialized (
                select page.id, s.email, s.name, coalesce(p.opted_in, false) and s.id is null as early,
            """
                    + Wishes.REASON
                    + """
                       as reason
                from page join campaign c on c.id = :campaign
                left join preference p on p.subscriber_id = page.id and p.topic = c.topic
                left join subscriber s on s.id = page.id
                left join reader_wish w on w.subscriber_id = page.id
                where not exists (select from delivery d where d.campaign_id = :campaign and d.subscriber_id = page.id offset 0)
            ), moved as (
                update slice s set after_id = (select id from page order by id desc limit 1) from part
                where s.campaign_id = :campaign and s.number = part.number and (select count(*) from page) = :limit
            ), through as (
                delete from slice s using part
                where s.campaign_id = :campaign and s.number = part.number and (select count(*) from page) < :limit
            ), passed_over as (
                insert into delivery (campaign_id, subscriber_id, state, epoch, next_at, reply)
                select :campaign, id, case when early then 'deferred' else 'suppressed' end, part.epoch,
                       case when early then now() + interval '2 seconds' end,
                       case when early then 'address not known yet' else reason end
                from judged cross join part where reason is not null
                on conflict do nothing
            ), leased as (
                insert into lease (epoch, campaign_id, recipients, lease_until, first_time)
                select part.epoch, :campaign, readers, now() + :seconds * interval '1 second', true
                from part cross join (select array_agg(id order by id) as readers from judged where reason is null) taken
                where readers is not null
            )
            select part.epoch, judged.id, judged.email, judged.name, 1 as attempt
            from part left join judged on judged.reason is null
            order by judged.id
            """;

    /**
     * Whoever's address is still missing is looked at less often with time, until it is too late for the campaign. Who may have got the mail already, and
     * is not to get it again, stays uncertain: "suppressed" would say that it never went.
     */
    private static final String CLAIM_DUE =
            """
            with due as materialized (
                select d.subscriber_id, d.state, d.attempt, s.email, s.name, c.started_at,
                       coalesce(p.opted_in, false) and s.id is null as early,
                       coalesce(c.retried_at, c.started_at) + :patience * interval '1 second' < now()
                           and (d.state <> 'queued' or d.attempt > 0) as late, -- who was never tried has failed nobody's patience
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
            ), turn as materialized (
                select nextval('delivery_epoch') as epoch where exists (select from due)
            ), written as (
                update delivery d
                set state = case when due.early and not due.late then 'deferred' when due.reason is null and not due.late then 'claimed'
                                 when d.repeated or d.state = 'uncertain' then 'uncertain'
                                 when due.reason is not null then 'suppressed' else 'expired' end,
                    attempt = case when due.reason is null and not due.late then d.attempt + 1 else d.attempt end,
                    repeated = d.repeated or d.state = 'uncertain' and due.reason is null and not due.late,
                    reply = case when due.reason is null or due.early then d.reply else due.reason end,
                    next_at = case when due.early and not due.late then now() + least(interval '5 minutes',
                                  greatest(interval '2 seconds', (now() - due.started_at) / 10)) end,
                    epoch = turn.epoch, updated_at = now()
                from due cross join turn where d.campaign_id = :campaign and d.subscriber_id = due.subscriber_id
                returning d.subscriber_id, d.attempt, d.state
            ), leased as (
                insert into lease (epoch, campaign_id, recipients, lease_until)
                select turn.epoch, :campaign, readers, now() + :seconds * interval '1 second'
                from turn cross join (select array_agg(subscriber_id) as readers from written where state = 'claimed') taken
                where readers is not null
            )
            select turn.epoch, case written.state when 'claimed' then due.subscriber_id end as id, due.email, due.name, written.attempt
            from turn cross join due join written using (subscriber_id)
            """;

    private final Transactions transactions;
    private final SendingSettings settings;
    private final Freshness freshness;
    private final SealedRecipients sealedRecipients;

    public Claims(
            Transactions transactions,
            SendingSettings settings,
            Freshness freshness,
            SealedRecipients sealedRecipients) {
        this.transactions = transactions;
        this.settings = settings;
        this.freshness = freshness;
        this.sealedRecipients = sealedRecipients;
    }

    /** The next window of readers that nobody has claimed; empty when no slice is free. May be without recipients, and there may be more behind it. */
    public Optional<Claim> fresh(UUID campaign, Kind kind, int limit) {
        return claim(campaign, kind, true, meet(CLAIM_NEW, campaign, kind, limit));
    }

    /** The next window of readers whose turn it is again; without recipients when it has become too late for them. */
    public Optional<Claim> due(UUID campaign, Kind kind, int limit) {
        return claim(campaign, kind, false, meet(CLAIM_DUE, campaign, kind, limit));
    }

    private Optional<Claim> claim(UUID campaign, Kind kind, boolean firstTime, List<Met> met) {
        List<Recipient> recipients =
                met.stream().flatMap(one -> one.recipient().stream()).toList();
        return met.stream()
                .findFirst()
                .map(any -> new Claim(campaign, kind, any.epoch(), firstTime, opened(recipients)));
    }

    /** No way to the database for whom an older version wrote down in clear. */
    private List<Recipient> opened(List<Recipient> claimed) {
        return claimed.stream().anyMatch(one -> ReaderKey.isSealed(one.email()))
                ? transactions.inOne(handle -> sealedRecipients.opened(handle, claimed))
                : claimed;
    }

    private List<Met> meet(String statement, UUID campaign, Kind kind, int limit) {
        return transactions.inOne(handle -> handle.createQuery(statement)
                .bind("campaign", campaign)
                .bind("hurried", freshness.hurried(kind))
                .bind("bound", freshness.boundMillis())
                .bind("seconds", settings.lease().toSeconds())
                .bind("patience", settings.giveUpAfter().toSeconds())
                .bind("limit", limit)
                .map((row, context) -> Met.of(row))
                .list());
    }

    /** What a statement came upon; without a recipient when it is of nobody who gets the mail. By column: it is read for every mail. */
    private record Met(long epoch, Optional<Recipient> recipient) {

        static Met of(ResultSet row) throws SQLException {
            Optional<UUID> id = Optional.ofNullable(row.getObject("id", UUID.class));
            Optional<String> name = Optional.ofNullable(row.getString("name"));
            String email = row.getString("email");
            int attempt = row.getInt("attempt");
            return new Met(row.getLong("epoch"), id.map(reader -> new Recipient(reader, email, name, attempt)));
        }
    }
}
