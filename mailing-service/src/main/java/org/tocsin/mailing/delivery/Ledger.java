package org.tocsin.mailing.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;

/** Writes down what became of claimed recipients. Only the claim that a row belongs to may write it, and only once. */
@ApplicationScoped
public class Ledger {

    /** Nobody finishes the campaign between an outcome that comes late and the look whether it goes on; one that comes in time is held by its lease. */
    private static final String HOLD = "select id from campaign where id = :campaign for no key update";

    /** The outcome of a window whose lease had lapsed may come after the campaign was counted as through. */
    private static final String REOPEN =
            """
            update campaign c set state = 'sending', finished_at = null
            where c.id = :campaign and c.state = 'sent'
              and exists (select from delivery d where d.campaign_id = c.id and d.next_at is not null)
            """;

    /** Nobody is claimed before their address is known, and nobody's row is ever removed: a missing one is no permission. */
    private static final String UNWANTED = """
            select * from (select r.id,
            """
            + Wishes.REASON
            + """
                as reason
                from unnest(:ids) as r(id) join campaign c on c.id = :campaign
                left join preference p on p.subscriber_id = r.id and p.topic = c.topic
                left join subscriber s on s.id = r.id
                left join reader_wish w on w.subscriber_id = r.id) judged
            where reason is not null
            """;

    private final Transactions transactions;
    private final SendingSettings settings;
    private final Freshness freshness;
    private final Refusals refusals;

    public Ledger(Transactions transactions, SendingSettings settings, Freshness freshness, Refusals refusals) {
        this.refusals = refusals;
        this.transactions = transactions;
        this.settings = settings;
        this.freshness = freshness;
    }

    /** Writes the outcomes and gives up the lease; a campaign that was through, and is no longer, goes on. Answers how many rows were still ours. */
    public int record(Claim claim, List<Entry> entries) {
        Optional<Integer> entered = claim.firstTime() && entries.stream().noneMatch(Entry::bounced)
                ? transactions.inOne(handle -> enter(handle, claim, entries))
                : Optional.empty();
        return entered.orElseGet(() -> transactions.inNew(handle -> {
            int written = (claim.firstTime() ? enter(handle, claim, entries) : Optional.<Integer>empty())
                    .orElseGet(() -> change(handle, claim, entries));
            tellRefused(handle, claim, entries);
            return written;
        }));
    }

    /** Empty when there is no such lease any more. */
    private static Optional<Integer> enter(Handle handle, Claim claim, List<Entry> entries) {
        return Outcomes.bind(handle.createQuery(Outcomes.ENTER), claim, entries)
                .mapTo(Integer.class)
                .findOne();
    }

    private static int change(Handle handle, Claim claim, List<Entry> entries) {
        // the lease first, in the same order as whoever settles lapsed ones
        int held = handle.createUpdate("delete from lease where epoch = :epoch")
                .bind("epoch", claim.epoch())
                .execute();
        if (held == 0) {
            handle.createQuery(HOLD)
                    .bind("campaign", claim.campaign())
                    .mapTo(UUID.class)
                    .findOne();
        }
        int written = Outcomes.bind(handle.createUpdate(Outcomes.CHANGE), claim, entries)
                .bind("campaign", claim.campaign())
                .execute();
        if (held == 0) {
            handle.createUpdate(REOPEN).bind("campaign", claim.campaign()).execute();
        }
        return written;
    }

    /** Also of a window that came too late: what the relay said about the address stays true. */
    private void tellRefused(Handle handle, Claim claim, List<Entry> entries) {
        List<Entry> refused = entries.stream().filter(Entry::bounced).toList();
        if (!refused.isEmpty()) {
            refusals.record(claim.campaign(), topic(handle, claim), refused);
        }
    }

    private static String topic(Handle handle, Claim claim) {
        return handle.createQuery("select topic from campaign where id = :campaign")
                .bind("campaign", claim.campaign())
                .mapTo(String.class)
                .one();
    }

    /** Who of these no longer gets it, and why: most have left since the claim. */
    public Map<UUID, String> unwanted(Claim claim, Collection<UUID> subscribers) {
        return transactions.inNew(handle -> handle.createQuery(UNWANTED)
                .bind("campaign", claim.campaign())
                .bind("ids", subscribers.toArray(UUID[]::new))
                .reduceRows(new HashMap<>(), (reasons, row) -> {
                    reasons.put(row.getColumn("id", UUID.class), row.getColumn("reason", String.class));
                    return reasons;
                }));
    }

    /** Whether the campaign still goes on; a pause, a cancellation, or not knowing who has left stops what has not begun. */
    public boolean goesOn(Claim claim) {
        return transactions.inNew(handle -> handle.createQuery(
                        "select exists (select from campaign where id = :campaign and state = 'sending'"
                                + " and coalesce(not_after > now(), true)) and "
                                + Freshness.KNOWN)
                .bind("campaign", claim.campaign())
                .bind("hurried", freshness.hurried(claim.kind()))
                .bind("bound", freshness.boundMillis())
                .mapTo(Boolean.class)
                .one());
    }

    /**
     * Extends the leases that are still there, also those that are over but that nobody has settled. What is not among the answer has been settled by
     * somebody else.
     */
    public Set<Long> renew(Collection<Long> epochs) {
        return transactions.inNew(handle -> handle.createQuery(
                        """
                        update lease set lease_until = now() + :seconds * interval '1 second'
                        where epoch = any(:epochs)
                        returning epoch
                        """)
                .bind("seconds", settings.lease().toSeconds())
                .bind("epochs", epochs.toArray(Long[]::new))
                .mapTo(Long.class)
                .set());
    }
}
