package org.tocsin.mailing.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/** The ledger of a campaign, readable by an operator: who stands where, by id and never by address. */
@ApplicationScoped
public class Deliveries {

    private static final String PAGE =
            """
            (select subscriber_id, state, attempt, repeated, next_at, reply, updated_at
             from delivery
             where campaign_id = :campaign and subscriber_id > :after and %s
             order by subscriber_id limit :limit)
            union all
            (select reader.id, 'claimed', 1, false, null, null, now()
             from lease l cross join lateral unnest(l.recipients) as reader(id)
             where l.campaign_id = :campaign and l.first_time and reader.id > :after and %b)
            order by subscriber_id limit :limit
            """;

    /** The few that are held by a sender are found through their windows. */
    private static final String CLAIMED =
            "state = 'claimed' and subscriber_id in (select unnest(recipients) from lease where campaign_id = :campaign)";

    public record Row(
            UUID subscriber,
            DeliveryState state,
            int attempt,
            boolean repeated,
            Optional<Instant> nextAt,
            Optional<String> reply,
            Instant updatedAt) {}

    private final Jdbi jdbi;

    public Deliveries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Rows behind {@code after} in the order of ids. Readers whose slice has not come to them yet have no row. */
    public List<Row> page(UUID campaign, Optional<DeliveryState> state, UUID after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(PAGE.formatted(condition(state), withLeased(state)))
                .bind("campaign", campaign)
                .bind("after", after)
                .bind("limit", limit)
                .map(Deliveries::row)
                .list());
    }

    /** Every state is found by an index, also a rare one among millions. */
    private static String condition(Optional<DeliveryState> state) {
        return state.map(wanted -> switch (wanted) {
                    case CLAIMED -> CLAIMED;
                    case ACCEPTED -> "state = 'accepted'";
                    case QUEUED, DEFERRED, REFUSED, SUPPRESSED, UNCERTAIN, EXPIRED, CANCELLED ->
                        "notable = '" + wanted.word() + "'";
                })
                .orElse("true");
    }

    /** Whoever is claimed for the first time has no row yet. */
    private static boolean withLeased(Optional<DeliveryState> state) {
        return state.isEmpty() || state.equals(Optional.of(DeliveryState.CLAIMED));
    }

    private static Row row(RowView row) {
        return new Row(
                row.getColumn("subscriber_id", UUID.class),
                DeliveryState.of(row.getColumn("state", String.class)).orElseThrow(),
                row.getColumn("attempt", Integer.class),
                row.getColumn("repeated", Boolean.class),
                Optional.ofNullable(row.getColumn("next_at", Instant.class)),
                Optional.ofNullable(row.getColumn("reply", String.class)),
                row.getColumn("updated_at", Instant.class));
    }
}
