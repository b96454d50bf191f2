package org.tocsin.registration.account;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;

/** Deletes what is known of old sign-ins. */
@ApplicationScoped
public class ForgetSignIns {

    /** As the page itself tells the reader. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final SignIns signIns;
    private final Clock clock;

    ForgetSignIns(SignIns signIns, Clock clock) {
        this.signIns = signIns;
        this.clock = clock;
    }

    @Scheduled(
            identity = "forget-sign-ins",
            every = "${tocsin.retention.every:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    public void forget() {
        signIns.forgetBefore(clock.instant().minus(KEPT));
    }
}
