package org.tocsin.registration.export;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

/** Deletes exports when their time is over. */
@ApplicationScoped
public class ForgetExports {

    private final ExportSettings settings;
    private final Exports exports;
    private final MeterRegistry meters;
    private final Clock clock;

    ForgetExports(ExportSettings settings, Exports exports, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        this.exports = exports;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(
            identity = "forget-exports",
            every = "${tocsin.retention.every:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    public void forget() {
        int forgotten = exports.forgetBefore(clock.instant().minus(settings.kept()));
        meters.counter("tocsin.forgotten", "what", "export").increment(forgotten);
    }
}
