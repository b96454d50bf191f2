package org.tocsin.mailing.delivery;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/** How many of a campaign's audience stand where. The states always add up to the audience. Reads a few rows, whatever the size of the audience. */
@ApplicationScoped
public class DeliveryCounts {

    private static final String COUNTS =
            """
            select c.state, c.audience, exists (select from slice s where s.campaign_id = c.id) as walking,
                coalesce(sum(queued), 0) as queued,
                coalesce(sum(claimed), 0) + (select coalesce(sum(cardinality(l.recipients)), 0) from lease l
                                             where l.campaign_id = c.id and l.first_time) as claimed,
                coalesce(sum(accepted), 0) as accepted,
                coalesce(sum(deferred), 0) as deferred, coalesce(sum(refused), 0) as refused,
                coalesce(sum(suppressed), 0) as suppressed, coalesce(sum(uncertain), 0) as uncertain,
                coalesce(sum(expired), 0) as expired, coalesce(sum(cancelled), 0) as cancelled, coalesce(sum(repeated), 0) as repeated
            from campaign c left join delivery_count k on k.campaign_id = c.id
            where c.id = :campaign group by c.id
            """;

    /**
     * @param met how many have been looked at, and are in the ledger
     * @param repeated how many were sent to again after an uncertain attempt; they are also counted where they stand now
     */
    public record Counts(long audience, long met, Map<DeliveryState, Long> byState, long repeated) {}

    private final Jdbi jdbi;

    public DeliveryCounts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Counts of(UUID campaign) {
        return jdbi.withHandle(handle -> handle.createQuery(COUNTS)
                .bind("campaign", campaign)
                .map(DeliveryCounts::counts)
                .one());
    }

    private static Counts counts(RowView row) {
        Map<DeliveryState, Long> byState = new EnumMap<>(DeliveryState.class);
        for (DeliveryState state : DeliveryState.values()) {
            byState.put(state, row.getColumn(state.word(), Long.class));
        }
        long met = byState.values().stream().mapToLong(Long::longValue).sum();
        long unmet = Math.max(0, row.getColumn("audience", Long.class) - met);
        byState.merge(stateOfTheUnmet(row), unmet, Long::sum);
        return new Counts(met + unmet, met, byState, row.getColumn("repeated", Long.class));
    }

    /** Queued while their slice is being walked; later they are those who had left before, and of whom it was known only after. */
    private static DeliveryState stateOfTheUnmet(RowView row) {
        boolean walking = Boolean.TRUE.equals(row.getColumn("walking", Boolean.class));
        return switch (row.getColumn("state", String.class)) {
            case "cancelled", "withdrawn" -> DeliveryState.CANCELLED;
            case "expired" -> DeliveryState.EXPIRED;
            default -> walking ? DeliveryState.QUEUED : DeliveryState.SUPPRESSED;
        };
    }
}
