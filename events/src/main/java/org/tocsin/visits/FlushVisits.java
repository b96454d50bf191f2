package org.tocsin.visits;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

/** Passes counts on, now and then and at the end. */
@ApplicationScoped
public class FlushVisits {

    private static final Logger LOG = Logger.getLogger(FlushVisits.class);

    private final Visits visits;
    private final VisitSink sink;

    FlushVisits(Visits visits, VisitSink sink) {
        this.visits = visits;
        this.sink = sink;
    }

    @Scheduled(
            identity = "flush-visits",
            every = "${tocsin.visits.every:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void flush() {
        Map<Visit, Long> counts = visits.drain();
        try {
            if (!counts.isEmpty()) {
                QuarkusTransaction.requiringNew().run(() -> sink.add(counts));
            }
        } catch (RuntimeException databaseAway) {
            visits.putBack(counts);
            LOG.debugf(databaseAway, "counts of visits are kept for the next time");
        }
    }

    void flushAtTheEnd(@Observes ShutdownEvent end) {
        flush();
    }
}
