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

    private static final String FINISH =
            """
            update campaign c set state = 'sent', finished_at = now()
            where c.state = 'sending'
              and not exists (select from slice s where s.campaign_id = c.id)
              and not exists (select from lease l where l.campaign_id = c.id)
              and not exists (select from delivery d where d.campaign_id = c.id and d.next_at is not null)
            returning c.id
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

    /** Marks as sent whatever has nobody left who is open. */
    public List<UUID> finish() {
        return transactions.inNew(
                handle -> handle.createQuery(FINISH).mapTo(UUID.class).list());
    }

    private static Work work(RowView row) {
        return new Work(
                row.getColumn("id", UUID.class),
                Kind.of(row.getColumn("kind", String.class)).orElseThrow(),
                row.getColumn("fresh", Boolean.class),
                row.getColumn("due", Boolean.class));
    }
}
