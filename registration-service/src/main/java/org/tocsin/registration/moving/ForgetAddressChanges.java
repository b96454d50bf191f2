package org.tocsin.registration.moving;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

/** Deletes links to other addresses that have expired, and with them the addresses. */
@ApplicationScoped
public class ForgetAddressChanges {

    private final AddressChanges changes;
    private final MeterRegistry meters;
    private final Clock clock;

    ForgetAddressChanges(AddressChanges changes, MeterRegistry meters, Clock clock) {
        this.changes = changes;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(
            identity = "forget-address-changes",
            every = "${tocsin.retention.every:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    public void forget() {
        meters.counter("tocsin.forgotten", "what", "address-change").increment(changes.forget(clock.instant()));
    }
}
