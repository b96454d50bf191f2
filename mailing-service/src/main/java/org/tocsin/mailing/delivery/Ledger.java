package org.tocsin.mailing.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Writes down what became of claimed recipients. Only the claim that a row belongs to may write it, and only once. */
@ApplicationScoped
public class Ledger {

    /** What would be tried again in a stopped campaign is over. Needs the aliases e (of {@link #OUTCOMES}) and c (campaign). */
    private static final String STATE =
            """
            case when e.retry_ms is not null and c.state in ('cancelled', 'withdrawn', 'expired') and e.state <> 'uncertain'
                 then case c.state when 'expired' then 'expired' else 'cancelled' end else e.state end
            """;

    private static final String NEXT_AT =
            """
            case when c.state in ('cancelled', 'withdrawn', 'expired') then null else now() + e.retry_ms * interval '1 millisecond' end
            """;

    private static final String OUTCOMES =
            "unnest(:ids, :states, :retries, :replies, :attempted) as e(id, state, retry_ms, reply, attempted)";

    /** Of readers who stand in a lease only: the lease ends, and they enter the ledger; nothing of that when the lease was settled by others. */
    private static final String ENTER =
            """
            with held as materialized (
                delete from lease where epoch = :epoch and first_time returning campaign_id
            ), entered as (
                insert into delivery (campaign_id, subscriber_id, attempt, epoch, reply, state, next_at)
                select c.id, e.id, case when e.attempted then 1 else 0 end, :epoch, e.reply,
            """
                    + STATE + "," + NEXT_AT + "from held join campaign c on c.id = held.campaign_id cross join "
                    + OUTCOMES
                    + """
                on conflict do nothing
                returning subscriber_id
            )
            select (select count(*) from entered) from held
            """;

    /**
     * A row that the lapse of its lease has made uncertain, and nobody has claimed since, may still be told the truth. The ids are named twice: a plan
     * that was made while the ledger was small must not read all of a campaign that has grown.
     */
    private static final String RECORD = "update delivery d set state = " + STATE + ", next_at = " + NEXT_AT
            + """
            , reply = e.reply, attempt = case when e.attempted then d.attempt else d.attempt - 1 end, updated_at = now()
            from campaign c,
            """
            + OUTCOMES
            + """
            where c.id = :campaign and d.campaign_id = :campaign and d.subscriber_id = any(:ids) and d.subscriber_id = e.id
              and d.epoch = :epoch and d.state in ('claimed', 'uncertain')
            """;

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
        return with(handle.createQuery(ENTER), claim, entries)
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
        int written = with(handle.createUpdate(RECORD), claim, entries)
                .bind("campaign", claim.campaign())
                .execute();
        if (held == 0) {
            handle.createUpdate(REOPEN).bind("campaign", claim.campaign()).execute();
        }
        return written;
    }

    private static <S extends SqlStatement<S>> S with(S statement, Claim claim, List<Entry> entries) {
        return statement
                .bind("epoch", claim.epoch())
                .bind("ids", column(entries, Entry::subscriber, UUID[]::new))
                .bind("states", column(entries, entry -> entry.state().word(), String[]::new))
                .bind("retries", column(entries, Ledger::retryMillis, Long[]::new))
                .bind("replies", column(entries, Entry::reply, String[]::new))
                .bind("attempted", column(entries, Entry::attempted, Boolean[]::new));
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

    @SuppressWarnings("unchecked")
    private static <T> T[] column(List<Entry> entries, Function<Entry, T> value, Function<Integer, T[]> array) {
        T[] column = array.apply(entries.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(entries.get(i));
        }
        return column;
    }

    private static Long retryMillis(Entry entry) {
        return entry.retryIn().map(retry -> retry.toMillis()).orElse(null);
    }
}
