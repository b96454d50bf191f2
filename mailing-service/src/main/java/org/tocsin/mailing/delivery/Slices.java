package org.tocsin.mailing.delivery;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Cuts a campaign's audience into ranges of subscriber ids that senders walk independently. Costs the same for ten readers and ten million: nobody is
 * looked up yet.
 */
@ApplicationScoped
public class Slices {

    private static final int MOST = 16;
    private static final int READERS_PER_SLICE = 200;

    private final Jdbi jdbi;

    public Slices(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Joins the caller's transaction. Answers how many readers are opted in now. */
    public long cut(UUID campaign, String topic) {
        return jdbi.withHandle(handle -> {
            long audience = count(handle, topic);
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

    private static long count(Handle handle, String topic) {
        return handle.createQuery("select count(*) from preference where topic = :topic and opted_in")
                .bind("topic", topic)
                .mapTo(Long.class)
                .one();
    }

    /** PostgreSQL compares uuids as unsigned, and so the first 64 bits divide the space evenly. */
    private static UUID border(int number, int slices) {
        return number == slices ? new UUID(-1L, -1L) : new UUID(Long.divideUnsigned(-1L, slices) * number, 0L);
    }
}
