package org.tocsin.registration.subscribe;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;

import org.tocsin.registration.allowance.Allowance;
import org.tocsin.registration.allowance.Rate;
import org.tocsin.registration.network.Network;
import org.tocsin.registration.network.TrustedProxies;
import org.tocsin.registration.postgres.AllowanceUses;
import org.tocsin.tokens.Pseudonyms;

/** Keeps one network from having mail sent to thousands of mailboxes. */
@ApplicationScoped
public class NetworkBudget {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final AllowanceUses uses;
    private final Pseudonyms pseudonyms;
    private final MeterRegistry meters;
    private final Clock clock;
    private final TrustedProxies proxies;
    private final Allowance signUps;

    NetworkBudget(
            SignUpSettings settings, AllowanceUses uses, Pseudonyms pseudonyms, MeterRegistry meters, Clock clock) {
        this.uses = uses;
        this.pseudonyms = pseudonyms;
        this.meters = meters;
        this.clock = clock;
        proxies = new TrustedProxies(settings.trustedProxies());
        signUps = Allowance.of(
                new Rate(settings.signUpsPerHour(), Duration.ofHours(1)),
                new Rate(settings.signUpsPerDay(), Duration.ofDays(1)));
    }

    /**
     * Counts one sign-up and answers true, or false when the client's network is over its budget. A transaction of its own, and
     * a short one, since all sign-ups of one network wait for each other here.
     */
    @Transactional
    public boolean take(HttpServerRequest request) {
        // Those whose address cannot be read share one budget.
        String prefix = proxies.networkOf(
                        request.remoteAddress().hostAddress(), request.headers().getAll(FORWARDED_FOR))
                .map(Network::prefix)
                .orElse("unknown");
        boolean permitted = uses.take(
                pseudonyms.of("network", prefix), signUps, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (!permitted) {
            meters.counter("tocsin.sign.ups", "outcome", "over-budget").increment();
        }
        return permitted;
    }
}
