package org.tocsin.mailing.pace;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;

import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.delivery.Transactions;

/** Asks for permits before mail is claimed, and remembers why there were none. */
@ApplicationScoped
public class Pacing {

    private static final Duration NOT_LONG_AGO = Duration.ofSeconds(3);

    /** Permits that others give back are found within this time. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** No permits, for these reasons, until that moment of {@link System#nanoTime}; said for a little longer. */
    private record Held(String why, long until, long saidUntil) {}

    private final Turnstile turnstile;
    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<List<Limit>, Held> held = new ConcurrentHashMap<>();

    public Pacing(Transactions transactions, MeterRegistry registry, Clock clock) {
        this.turnstile = new Turnstile(transactions);
        this.registry = registry;
        this.clock = clock;
    }

    /** As many as fit, at most {@code wanted}; empty when none does now. */
    public Optional<Permits> ask(Rates rates, Kind kind, int wanted) {
        List<Limit> limits = rates.unlimited() ? List.of() : rates.at(clock.instant(), Optional.of(kind));
        if (limits.isEmpty()) {
            return Optional.of(new Permits(wanted, more -> {}));
        }
        if (Optional.ofNullable(held.get(limits))
                .filter(still -> System.nanoTime() - still.until() < 0)
                .isPresent()) {
            return Optional.empty();
        }
        Grant grant = turnstile.take(limits, kind, wanted);
        if (grant.mails() < wanted) {
            hold(limits, kind, grant);
        }
        return grant.mails() == 0
                ? Optional.empty()
                : Optional.of(new Permits(grant.mails(), more -> turnstile.charge(limits, more)));
    }

    /** Mail that waits for nobody counts all the same. */
    public void charge(Rates rates, int mails) {
        List<Limit> limits = rates.unlimited() ? List.of() : rates.at(clock.instant(), Optional.empty());
        if (!limits.isEmpty()) {
            turnstile.charge(limits, mails);
        }
    }

    /** Why mail of this kind goes no faster; empty when nothing holds it back. */
    public Optional<String> waiting(Kind kind) {
        return held.entrySet().stream()
                .filter(entry -> System.nanoTime() - entry.getValue().saidUntil() < 0)
                .filter(entry -> entry.getKey().stream().noneMatch(limit -> isOfAnother(limit, kind)))
                .map(entry -> entry.getValue().why())
                .findFirst();
    }

    private void hold(List<Limit> limits, Kind kind, Grant grant) {
        Limit strictest =
                limits.stream().min(Comparator.comparing(Limit::perSecond)).orElseThrow();
        Duration wait = grant.untilNext().compareTo(LONGEST_WAIT) < 0 ? grant.untilNext() : LONGEST_WAIT;
        long now = System.nanoTime();
        held.put(
                limits,
                new Held(
                        "It goes no faster than it may: " + strictest.words() + " is " + strictest.speed() + ".",
                        now + (grant.mails() == 0 ? wait.toNanos() : 0),
                        now + grant.untilNext().plus(NOT_LONG_AGO).toNanos()));
        registry.counter("tocsin.pace.held", "lane", kind.word()).increment();
    }

    private static boolean isOfAnother(Limit limit, Kind kind) {
        return Arrays.stream(Kind.values())
                .anyMatch(other -> other != kind && limit.name().endsWith(" " + other.word()));
    }
}
