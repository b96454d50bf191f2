package org.tocsin.registration.allowance;

import java.time.Duration;
import java.time.Instant;

/** At most {@code times} within any span of length {@code within}. */
public record Rate(int times, Duration within) {

    public Rate {
        if (times < 0 || within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException(
                    "a rate is a number of times within a span, not " + times + " in " + within);
        }
    }

    /** Full when the use that is {@code times} ago still lies within the span. */
    boolean permits(Uses uses, Instant now) {
        Instant since = now.minus(within);
        return times > 0 && uses.newest(times).filter(use -> use.isAfter(since)).isEmpty();
    }
}
