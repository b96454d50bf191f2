package org.tocsin.mailing.audience;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells everybody again who was erased in the last days: what was on its way at that moment, such as the relay's reply to a mail or
 * a bounce, may have been written down since.
 */
@ApplicationScoped
public class SweepErased {

    private static final String LATELY = "select id from subscriber where erased_at > now() - interval '7 days'";

    private final Jdbi jdbi;
    private final Event<SubscriberErased> erased;

    SweepErased(Jdbi jdbi, Event<SubscriberErased> erased) {
        this.jdbi = jdbi;
        this.erased = erased;
    }

    @Scheduled(
            identity = "sweep-erased",
            every = "1h",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    public void sweep() {
        jdbi.withHandle(handle -> handle.createQuery(LATELY).mapTo(UUID.class).list())
                .forEach(id -> erased.fire(new SubscriberErased(id)));
    }
}
