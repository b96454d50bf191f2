package org.tocsin.mailing.delivery;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.result.RowView;

import org.tocsin.mailing.campaign.Kind;

/** What there is to send right now, alerts first, then in the order in which campaigns were sent; and the end of campaigns that are through. */
@ApplicationScoped
public class Board {

    private static final String OPEN =
            """
            select c.id, c.kind,
                   exists (select from slice s where s.campaign_id = c.id) as fresh,
                   exists (select from delivery d where d.campaign_id = c.id and d.next_at <= now()) as due
            from campaign c where c.state = 'sending'
            order by c.kind = 'alert' desc, c.started_at, c.id
            """;

    private static final String NOBODY_OPEN =
            """
            c.state = 'sending'
              and not exists (select from slice s where s.campaign_id = c.id)
              and not exists (select from lease l where l.campaign_id = c.id)
              and not exists (select from delivery d where d.campaign_id = c.id and d.next_at is not null)
            """;

    private static final String HOLD =
            "select c.id from campaign c where " + NOBODY_OPEN + " for no key update of c skip locked";

    private static final String FINISH =
            "update campaign c set state = 'sent', finished_at = now() where c.id = any(:held) and " + NOBODY_OPEN
                    + " returning c.id";

    /** What has not begun by then does not begin; a schedule that was overslept is not made up for. */
    private static final String EXPIRE =
            """
            with ended as (
                update campaign set state = 'expired', finished_at = now()
                where finished_at is null and not_after <= now() and state <> 'draft'
                returning id
            )
            delete from slice s using ended where s.campaign_id = ended.id
            """;

    /** Whoever is still open; also outcomes that were being written at the moment of the stop and did not see it. */
    private static final String END_STOPPED =
            """
            update delivery d set next_at = null, updated_at = now(),
                state = case when d.state = 'uncertain' then 'uncertain' when c.state = 'expired' then 'expired' else 'cancelled' end
            from campaign c
            where c.state in ('cancelled', 'withdrawn', 'expired') and c.finished_at > now() - interval '1 day'
              and d.campaign_id = c.id and d.next_at is not null
            """;

    /** A campaign with readers to claim: ones that nobody has met yet, or ones whose turn it is again. */
    public record Work(UUID campaign, Kind kind, boolean fresh, boolean due) {}

    private final Transactions transactions;

    public Board(Transactions transactions) {
        this.transactions = transactions;
    }

    public List<Work> read() {
        return transactions.inNew(
                handle -> handle.createQuery(OPEN).map(Board::work).list());
    }

    /**
     * Marks as sent whatever has nobody left who is open. Held first, and looked at again by a statement of its own: what an outcome that came late has
     * written meanwhile is seen, and one that comes later finds the campaign sent, and opens it again.
     */
    public List<UUID> finish() {
        return transactions.inNew(handle -> {
            handle.execute(EXPIRE);
            handle.execute(END_STOPPED);
            List<UUID> held = handle.createQuery(HOLD).mapTo(UUID.class).list();
            return held.isEmpty()
                    ? held
                    : handle.createQuery(FINISH)
                            .bind("held", held.toArray(UUID[]::new))
                            .mapTo(UUID.class)
                            .list();
        });
    }

    private static Work work(RowView row) {
        return new Work(
                row.getColumn("id", UUID.class),
                Kind.of(row.getColumn("kind", String.class)).orElseThrow(),
                row.getColumn("fresh", Boolean.class),
                row.getColumn("due", Boolean.class));
    }
}
