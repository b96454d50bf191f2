package org.tocsin.mailing.delivery;

import java.util.List;
import java.util.function.Function;

import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;

/** What became of a window, as SQL: for readers who enter the ledger with it, and for those who stand there already. */
final class Outcomes {

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
    static final String ENTER =
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
    static final String CHANGE =
            "update delivery d set state = case when e.state = 'suppressed' and d.repeated then 'uncertain' else "
                    + STATE + " end, next_at = " + NEXT_AT
                    + """
            , reply = e.reply, attempt = case when e.attempted then d.attempt else d.attempt - 1 end, updated_at = now()
            from campaign c,
            """
                    + OUTCOMES
                    + """
            where c.id = :campaign and d.campaign_id = :campaign and d.subscriber_id = any(:ids) and d.subscriber_id = e.id
              and d.epoch = :epoch and d.state in ('claimed', 'uncertain')
            """;

    private Outcomes() {}

    static <S extends SqlStatement<S>> S bind(S statement, Claim claim, List<Entry> entries) {
        return statement
                .bind("epoch", claim.epoch())
                .bind("ids", column("uuid", entries, Entry::subscriber))
                .bind("states", column("text", entries, entry -> entry.state().word()))
                .bind("retries", column("int8", entries, Outcomes::retryMillis))
                .bind("replies", column("text", entries, Entry::reply))
                .bind("attempted", column("bool", entries, Entry::attempted));
    }

    /** Named by its type, since finding that out again for every window takes longer than the array itself. */
    private static Argument column(String type, List<Entry> entries, Function<Entry, Object> value) {
        Object[] values = entries.stream().map(value).toArray();
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf(type, values));
    }

    private static Long retryMillis(Entry entry) {
        return entry.retryIn().map(retry -> retry.toMillis()).orElse(null);
    }
}
