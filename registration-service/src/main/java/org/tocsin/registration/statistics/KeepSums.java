package org.tocsin.registration.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

/** Folds small sums when their day is over, and forgets old ones. */
@ApplicationScoped
public class KeepSums {

    /** Longer than an event can be on its way. */
    private static final Duration REPEATS = Duration.ofDays(30);

    private final StatisticsSettings settings;
    private final VisitSums sums;
    private final MeterRegistry meters;
    private final Clock clock;

    KeepSums(StatisticsSettings settings, VisitSums sums, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        this.sums = sums;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(
            identity = "fold-visits",
            every = "${tocsin.retention.every:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    public void tidy() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        sums.fold(today, settings.smallest());
        int forgotten = sums.forget(today.minusDays(settings.kept().toDays()));
        sums.forgetCounted(now.minus(REPEATS));
        meters.counter("tocsin.forgotten", "what", "visit-sum").increment(forgotten);
    }
}
