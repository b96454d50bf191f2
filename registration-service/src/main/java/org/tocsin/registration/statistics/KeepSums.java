package org.tocsin.registration.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

/** Writes counts down, folds small ones when their day is over, and forgets old ones. */
@ApplicationScoped
public class KeepSums {

    private static final Logger LOG = Logger.getLogger(KeepSums.class);

    private final StatisticsSettings settings;
    private final Visits visits;
    private final VisitSums sums;
    private final Clock clock;

    KeepSums(StatisticsSettings settings, Visits visits, VisitSums sums, Clock clock) {
        this.settings = settings;
        this.visits = visits;
        this.sums = sums;
        this.clock = clock;
    }

    @Scheduled(
            identity = "flush-visits",
            every = "${tocsin.statistics.every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void flush() {
        Map<Visit, Long> counts = visits.drain();
        try {
            if (!counts.isEmpty()) {
                QuarkusTransaction.requiringNew().run(() -> sums.add(counts));
            }
        } catch (RuntimeException databaseAway) {
            visits.putBack(counts);
            LOG.debugf(databaseAway, "counts of visits are kept for the next time");
        }
    }

    @Scheduled(
            identity = "fold-visits",
            every = "${tocsin.retention.every:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void tidy() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        QuarkusTransaction.requiringNew().run(() -> {
            sums.fold(today, settings.smallest());
            sums.forget(today.minusDays(settings.kept().toDays()));
        });
    }

    void flushAtTheEnd(@Observes ShutdownEvent end) {
        flush();
    }
}
