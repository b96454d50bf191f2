package org.tocsin.mailing.delivery;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

/**
 * Cuts a campaign's audience into ranges of subscriber ids that senders walk independently. Costs the same for ten readers and ten million: nobody is
 * looked up yet.
 */
@ApplicationScoped
public class Slices {

    private static final String AUDIENCE =
            """
            select case when c.audience_of is null
                then (select count(*) from preference p where p.topic = c.topic and p.opted_in)
                else (select coalesce(sum(accepted + uncertain), 0)::bigint from delivery_count k where k.campaign_id = c.audience_of)
            end from campaign c where c.id = :campaign
            """;

    private static final int MOST = 16;
    private static final int READERS_PER_SLICE = 200;

    private final Jdbi jdbi;

    public Slices(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Joins the caller's transaction. Answers how many readers are opted in now, or got the alert that this one updates. */
    public long cut(UUID campaign) {
        return jdbi.withHandle(handle -> {
            long audience = handle.createQuery(AUDIENCE)
                    .bind("campaign", campaign)
                    .mapTo(Long.class)
                    .one();
            int slices = (int) Math.min(MOST, audience / READERS_PER_SLICE + 1);
            var batch = handle.prepareBatch(
                    """
                    insert into slice (campaign_id, number, after_id, last_id)
                    values (:campaign, :number, :after, :last)
                    """);
            for (int number = 0; number < slices; number++) {
                batch.bind("campaign", campaign)
                        .bind("number", number)
                        .bind("after", border(number, slices))
                        .bind("last", border(number + 1, slices))
                        .add();
            }
            batch.execute();
            return audience;
        });
    }

    /** PostgreSQL compares uuids as unsigned, and so the first 64 bits divide the space evenly. */
    private static UUID border(int number, int slices) {
        return number == slices ? new UUID(-1L, -1L) : new UUID(Long.divideUnsigned(-1L, slices) * number, 0L);
    }
}
