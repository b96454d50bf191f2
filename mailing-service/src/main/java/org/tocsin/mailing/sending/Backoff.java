package org.tocsin.mailing.sending;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: twice as long each time, give or take a quarter, so that those deferred together do not return together. */
record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    Duration after(int attempts, RandomGenerator random) {
        int doublings = Math.min(Math.max(attempts - 1, 0), MOST_DOUBLINGS);
        Duration doubled = first.multipliedBy(1L << doublings);
        Duration wait = doubled.compareTo(longest) < 0 ? doubled : longest;
        double jitter = 0.75 + random.nextDouble() / 2;
        return Duration.ofMillis(Math.round(wait.toMillis() * jitter));
    }
}
