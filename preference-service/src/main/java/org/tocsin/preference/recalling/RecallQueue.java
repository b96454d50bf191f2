package org.tocsin.preference.recalling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

/**
 * The recalls as the table holds them, each method a transaction of its own. All times are the database's: replicas whose
 * clocks differ neither call too early nor take each other's claims.
 */
@ApplicationScoped
class RecallQueue {

    /** Until the claim runs out nobody else takes it; whoever was killed meanwhile leaves it to the others then. */
    private static final String CLAIM =
            """
            update recall
               set claim = gen_random_uuid(), attempts = attempts + 1, trying_since = coalesce(trying_since, now()),
                   next_attempt_at = now() + make_interval(secs => :lease)
             where id in (select id from recall
                           where sponsor = :sponsor and next_attempt_at <= now()
                           order by next_attempt_at limit :most
                             for update skip locked)
            returning id, claim, reference, reason, recalled_at, attempts, now() as attempt_at
            """;

    /** Also for a claim that has run out: the sponsor did say so. */
    private static final String ACKNOWLEDGE =
            """
            update recall
               set acknowledged_at = now(), next_attempt_at = null, dead_at = null, claim = null, problem = null
             where id = :id and acknowledged_at is null
            """;

    private static final String POSTPONE =
            """
            update recall
               set claim = null, problem = :problem,
                   next_attempt_at = case when now() < trying_since + make_interval(secs => :patience)
                                          then now() + make_interval(secs => :pause) end,
                   dead_at = case when now() >= trying_since + make_interval(secs => :patience) then now() end
             where id = :id and claim = :claim
            returning dead_at is not null
            """;

    private final Jdbi jdbi;

    RecallQueue(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<DueRecall> claim(String sponsor, int most, Duration lease) {
        return jdbi.withHandle(handle -> handle.createQuery(CLAIM)
                .bind("sponsor", sponsor)
                .bind("most", most)
                .bind("lease", seconds(lease))
                .map(row -> new DueRecall(
                        row.getColumn("id", UUID.class),
                        row.getColumn("claim", UUID.class),
                        row.getColumn("reference", UUID.class),
                        row.getColumn("reason", String.class),
                        row.getColumn("recalled_at", Instant.class),
                        row.getColumn("attempts", Integer.class),
                        row.getColumn("attempt_at", Instant.class)))
                .list());
    }

    void acknowledge(DueRecall recall) {
        jdbi.useHandle(handle ->
                handle.createUpdate(ACKNOWLEDGE).bind("id", recall.id()).execute());
    }

    /** Whether it was given up instead, for patience is over. */
    boolean postpone(DueRecall recall, String problem, Duration pause, Duration patience) {
        return jdbi.withHandle(handle -> handle.createQuery(POSTPONE)
                .bind("id", recall.id())
                .bind("claim", recall.claim())
                .bind("problem", problem)
                .bind("pause", seconds(pause))
                .bind("patience", seconds(patience))
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
