package org.tocsin.mailing.delivery;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

import org.tocsin.mailing.campaign.Topic;

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

    private static final String REACH =
            """
            select count(*) from preference p join subscriber s on s.id = p.subscriber_id
            where p.topic = :topic and p.opted_in and s.confirmed_at is not null
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

    /** How many readers mail on this topic would go to now. */
    public long reach(Topic topic) {
        return jdbi.withHandle(handle -> handle.createQuery(REACH)
                .bind("topic", topic.slug())
                .mapTo(Long.class)
                .one());
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
        if (row.getColumn("state", String.class).equals("cancelled")) {
            return DeliveryState.CANCELLED;
        }
        return Boolean.TRUE.equals(row.getColumn("walking", Boolean.class))
                ? DeliveryState.QUEUED
                : DeliveryState.SUPPRESSED;
    }
}
