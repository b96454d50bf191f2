package org.tocsin.registration.allowance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Several rates that hold together, such as one a day and three a month. */
public record Allowance(List<Rate> rates) {

    public Allowance {
        if (rates.isEmpty()) {
            throw new IllegalArgumentException("an allowance has at least one rate");
        }
        rates = List.copyOf(rates);
    }

    public static Allowance of(Rate... rates) {
        return new Allowance(List.of(rates));
    }

    /** Whether one more use at this moment keeps all rates, given those of the last {@link #memory()}. */
    public boolean permits(Uses uses, Instant now) {
        return rates.stream().allMatch(rate -> rate.permits(uses, now));
    }

    /** How long a use counts. */
    public Duration memory() {
        return rates.stream().map(Rate::within).max(Duration::compareTo).orElseThrow();
    }
}
