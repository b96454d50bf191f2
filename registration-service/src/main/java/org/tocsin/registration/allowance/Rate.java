package org.tocsin.registration.allowance;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** At most {@code times} within any span of length {@code within}. */
public record Rate(int times, Duration within) {

    public Rate {
        if (times < 0 || within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException(
                    "a rate is a number of times within a span, not " + times + " in " + within);
        }
    }

    boolean permits(Collection<Instant> uses, Instant now) {
        Instant since = now.minus(within);
        return uses.stream().filter(use -> use.isAfter(since)).count() < times;
    }
}
