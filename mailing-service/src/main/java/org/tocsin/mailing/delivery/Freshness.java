package org.tocsin.mailing.delivery;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

import org.tocsin.mailing.campaign.Kind;

/**
 * Whether it is known who has left. While it is not (after a start, a crash, with a broker away), newsletters wait for as long as it takes and alerts for
 * a short time. Asked at every claim, in the statement that claims; a replica that was stopped for minutes cannot act on what it thought before.
 */
@ApplicationScoped
public class Freshness {

    private static final Logger LOG = Logger.getLogger(Freshness.class);

    /** Part of a condition, with the parameters {@code hurried} and {@code bound}. No row means that nobody has looked yet. */
    static final String KNOWN =
            """
            (:hurried or coalesce((select min(known_until) > now() - :bound * interval '1 millisecond' from stream_progress), false))
            """;

    private static final String BEHIND =
            "select coalesce(extract(epoch from now() - min(known_until)), 1e9) * 1000 from stream_progress";

    private static final Duration NEVER_READ = Duration.ofDays(365);

    private final Transactions transactions;
    private final SendingSettings settings;
    private final long startedAt = System.nanoTime();
    private volatile Duration behind = NEVER_READ;
    private volatile Optional<Long> waitingSince = Optional.empty();

    public Freshness(Transactions transactions, SendingSettings settings, MeterRegistry registry) {
        this.transactions = transactions;
        this.settings = settings;
        Gauge.builder("tocsin.optouts.behind", this, Freshness::behindSeconds)
                .baseUnit("seconds")
                .register(registry);
    }

    /** To be called several times a second: alerts wait from the first look that finds nothing known. */
    public void look() {
        behind = measure();
        if (behind.compareTo(bound()) < 0) {
            waitingSince.ifPresent(since -> LOG.info("opt-outs are known, newsletters may go on"));
            waitingSince = Optional.empty();
        } else if (waitingSince.isEmpty()) {
            LOG.info("opt-outs are not known yet, newsletters wait");
            waitingSince = Optional.of(System.nanoTime());
        }
    }

    /** Why mail of this kind waits, in words for an operator; empty when it does not. */
    public Optional<String> waiting(Kind kind) {
        Duration now = measure();
        if (hurried(kind) || now.compareTo(bound()) < 0) {
            return Optional.empty();
        }
        return Optional.of(
                now.compareTo(NEVER_READ) >= 0
                        ? "Opt-outs have not been read yet; mail waits for them."
                        : "Opt-outs of the last " + now.toSeconds() + " s are not known yet; mail waits for them.");
    }

    /** Whether mail of this kind has waited long enough. */
    boolean hurried(Kind kind) {
        long patience = settings.alertsWaitForOptOuts().toNanos();
        return kind == Kind.ALERT
                && waitingSince
                        .map(since -> System.nanoTime() - since > patience)
                        .orElse(false);
    }

    long boundMillis() {
        return bound().toMillis();
    }

    /** What was written down before this process started is no proof: whoever wrote it may have died, and readers left since. */
    private Duration bound() {
        Duration sinceStart = Duration.ofNanos(System.nanoTime() - startedAt);
        return sinceStart.compareTo(settings.optOutsKnownWithin()) < 0 ? sinceStart : settings.optOutsKnownWithin();
    }

    private Duration measure() {
        return transactions.inNew(handle ->
                Duration.ofMillis(handle.createQuery(BEHIND).mapTo(Long.class).one()));
    }

    private double behindSeconds() {
        return behind.compareTo(NEVER_READ) < 0 ? behind.toMillis() / 1000.0 : NEVER_READ.toSeconds();
    }
}
