package org.tocsin.preference.postgres;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import org.tocsin.preference.consent.SubscriberId;

/** The requests that were applied, so that none is applied twice; every method joins the caller's transaction. */
@ApplicationScoped
public class HeardRequests {

    private static final String AMONG = "select request_id from heard_request where request_id = any(:ids)";

    private static final String HEAR =
            """
            insert into heard_request (request_id, subscriber_id, heard_at) values (:request, :subscriber, :now)
            on conflict do nothing
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    HeardRequests(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Those of these requests that were applied already. Ask with the people locked. */
    public Set<UUID> among(Collection<UUID> requests) {
        return jdbi.withHandle(handle -> new HashSet<>(handle.createQuery(AMONG)
                .bindArray("ids", UUID.class, (Object[]) requests.toArray(UUID[]::new))
                .mapTo(UUID.class)
                .list()));
    }

    /** Remembers these requests, and who made each, as applied. */
    public void hear(Map<UUID, SubscriberId> requests) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(HEAR);
            requests.forEach((request, subscriber) -> batch.bind("request", request)
                    .bind("subscriber", subscriber.value())
                    .bind("now", clock.instant())
                    .add());
            batch.execute();
        });
    }
}
