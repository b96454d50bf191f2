package org.tocsin.registration.retention;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

import org.tocsin.registration.postgres.AllowanceUses;
import org.tocsin.registration.postgres.Requests;
import org.tocsin.registration.postgres.Subscribers;

/** Deletes sign-ups that nobody confirmed, and counts that no longer count. Several replicas may do it at once. */
@ApplicationScoped
public class ForgetUnconfirmed {

    private static final Logger LOG = Logger.getLogger(ForgetUnconfirmed.class);

    private final RetentionSettings settings;
    private final Subscribers subscribers;
    private final Requests requests;
    private final AllowanceUses uses;
    private final MeterRegistry meters;
    private final Clock clock;

    ForgetUnconfirmed(
            RetentionSettings settings,
            Subscribers subscribers,
            Requests requests,
            AllowanceUses uses,
            MeterRegistry meters,
            Clock clock) {
        this.settings = settings;
        this.subscribers = subscribers;
        this.requests = requests;
        this.uses = uses;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(
            identity = "forget-unconfirmed",
            every = "${tocsin.retention.every:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    public void forget() {
        Instant now = clock.instant();
        Instant before = now.minus(settings.unconfirmed());
        int forgotten = requests.forgetPendingSince(before);
        int people = subscribers.forgetPendingSince(before);
        int counts = uses.forget(now);
        count("unconfirmed-request", forgotten);
        count("unconfirmed-person", people);
        count("allowance-use", counts);
        if (forgotten + people + counts > 0) {
            LOG.infof("forgot %d unconfirmed requests, %d people, %d counts", forgotten, people, counts);
        }
    }

    private void count(String what, int forgotten) {
        meters.counter("tocsin.forgotten", "what", what).increment(forgotten);
    }
}
