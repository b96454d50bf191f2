package org.tocsin.registration.moving;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;

/** Deletes links to other addresses that have expired, and with them the addresses. */
@ApplicationScoped
public class ForgetAddressChanges {

    private final AddressChanges changes;
    private final Clock clock;

    ForgetAddressChanges(AddressChanges changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    @Scheduled(
            identity = "forget-address-changes",
            every = "${tocsin.retention.every:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    public void forget() {
        changes.forget(clock.instant());
    }
}
