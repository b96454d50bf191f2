package org.tocsin.registration.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

/** Deletes what is known of old sign-ins, and browsers that are signed out by now. */
@ApplicationScoped
public class ForgetSignIns {

    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final AccountSettings settings;
    private final SignIns signIns;
    private final RememberedBrowsers browsers;
    private final SessionEnds ends;
    private final MeterRegistry meters;
    private final Clock clock;

    ForgetSignIns(
            AccountSettings settings,
            SignIns signIns,
            RememberedBrowsers browsers,
            SessionEnds ends,
            MeterRegistry meters,
            Clock clock) {
        this.settings = settings;
        this.signIns = signIns;
        this.browsers = browsers;
        this.ends = ends;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(
            identity = "forget-sign-ins",
            every = "${tocsin.retention.every:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    public void forget() {
        Instant now = clock.instant();
        count("sign-in", signIns.forgetBefore(now.minus(settings.signInsKept())));
        count("session-end", ends.forgetBefore(now.minus(settings.sessionLife()).minus(MARGIN)));
        count("remembered-browser", browsers.forgetExpired(now));
    }

    private void count(String what, int forgotten) {
        meters.counter("tocsin.forgotten", "what", what).increment(forgotten);
    }
}
