package org.tocsin.preference.recalling;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jdbi.v3.core.Jdbi;

/** The recalls that were given up, for the command; needs no running service. */
public final class DeadRecalls {

    private static final String LIST =
            """
            select id, sponsor, reason, recalled_at, attempts, dead_at, coalesce(problem, '') as problem
              from recall where dead_at is not null order by dead_at, id
            """;

    private static final String RESEND =
            """
            update recall set dead_at = null, next_attempt_at = now(), trying_since = null, attempts = 0
             where dead_at is not null and (:all or id = any(:ids))
            """;

    private final Jdbi jdbi;

    public DeadRecalls(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Oldest first. */
    public List<DeadRecall> all() {
        return jdbi.withHandle(handle -> handle.createQuery(LIST)
                .map(row -> new DeadRecall(
                        row.getColumn("id", UUID.class),
                        row.getColumn("sponsor", String.class),
                        row.getColumn("reason", String.class),
                        row.getColumn("recalled_at", Instant.class),
                        row.getColumn("attempts", Integer.class),
                        row.getColumn("dead_at", Instant.class),
                        row.getColumn("problem", String.class)))
                .list());
    }

    /** Has all of them sent again; how many that are. */
    public int resendAll() {
        return resend(true);
    }

    /** Has these sent again, as far as they are dead; how many that are. */
    public int resend(List<UUID> ids) {
        return resend(false, ids.toArray(UUID[]::new));
    }

    private int resend(boolean all, UUID... ids) {
        return jdbi.withHandle(handle -> handle.createUpdate(RESEND)
                .bind("all", all)
                .bindArray("ids", UUID.class, (Object[]) ids)
                .execute());
    }
}
