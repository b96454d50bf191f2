package org.tocsin.preference.recalling;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to leave a sponsor alone after so many failures: three times as long each time, up to an hour, less some jitter. */
final class RetryPause {

    static final Duration FIRST = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofHours(1);

    private RetryPause() {}

    static Duration after(int attempts, RandomGenerator random) {
        double grown = FIRST.toMillis() * Math.pow(3, attempts - 1.0);
        double ceiling = Math.min(grown, (double) LONGEST.toMillis());
        return Duration.ofMillis((long) (ceiling * (1 - random.nextDouble() / 2)));
    }
}
