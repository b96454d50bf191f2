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
        return claim(campaign, kind, true, meet(FirstClaim.of(limit), campaign, kind, limit));
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

    /** What is in clear, since sealing is off or was, needs no further way to the database. */
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
