package org.tocsin.registration.staff;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

/** Deletes looks that readers had long enough to see. */
@ApplicationScoped
public class ForgetLooks {

    private final StaffSettings settings;
    private final StaffLooks looks;
    private final MeterRegistry meters;
    private final Clock clock;

    ForgetLooks(StaffSettings settings, StaffLooks looks, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        this.looks = looks;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(
            identity = "forget-looks",
            every = "${tocsin.retention.every:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    public void forget() {
        int forgotten = looks.forgetBefore(clock.instant().minus(settings.looksKept()));
        meters.counter("tocsin.forgotten", "what", "staff-look").increment(forgotten);
    }
}
