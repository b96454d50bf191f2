package org.tocsin.mailing.delivery;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/** How many of a campaign's audience stand where. The states always add up to the audience. */
@ApplicationScoped
public class DeliveryCounts {

    private static final String BY_STATE =
            """
            select state, count(*) as number, count(*) filter (where repeated) as repeated
            from delivery where campaign_id = :campaign group by state
            """;

    private static final String REMAINDER =
            """
            select c.state, c.audience, exists (select from slice s where s.campaign_id = c.id) as walking
            from campaign c where c.id = :campaign
            """;

    /**
     * @param repeated how many were sent to again after an uncertain attempt; they are also counted where they stand now
     */
    public record Counts(long audience, Map<DeliveryState, Long> byState, long repeated) {}

    private final Jdbi jdbi;

    public DeliveryCounts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Counts of(UUID campaign) {
        Map<DeliveryState, Long> byState = new EnumMap<>(DeliveryState.class);
        for (DeliveryState state : DeliveryState.values()) {
            byState.put(state, 0L);
        }
        return jdbi.withHandle(handle -> {
            long repeated = handle.createQuery(BY_STATE)
                    .bind("campaign", campaign)
                    .reduceRows(0L, (sum, row) -> sum + add(byState, row));
            long met = byState.values().stream().mapToLong(Long::longValue).sum();
            long remainder = handle.createQuery(REMAINDER)
                    .bind("campaign", campaign)
                    .map(row -> remainder(row, byState, met))
                    .one();
            return new Counts(met + remainder, byState, repeated);
        });
    }

    private static long add(Map<DeliveryState, Long> byState, RowView row) {
        DeliveryState state =
                DeliveryState.of(row.getColumn("state", String.class)).orElseThrow();
        byState.put(state, row.getColumn("number", Long.class));
        return row.getColumn("repeated", Long.class);
    }

    /** Readers without a row: queued while their slice is being walked; later they are those who had left before, and of whom it was known only after. */
    private static long remainder(RowView row, Map<DeliveryState, Long> byState, long met) {
        long left = Math.max(0, row.getColumn("audience", Long.class) - met);
        byState.merge(stateOfTheUnmet(row), left, Long::sum);
        return left;
    }

    private static DeliveryState stateOfTheUnmet(RowView row) {
        boolean walking = Boolean.TRUE.equals(row.getColumn("walking", Boolean.class));
        return switch (row.getColumn("state", String.class)) {
            case "cancelled", "withdrawn" -> DeliveryState.CANCELLED;
            case "expired" -> DeliveryState.EXPIRED;
            default -> walking ? DeliveryState.QUEUED : DeliveryState.SUPPRESSED;
        };
    }
}
