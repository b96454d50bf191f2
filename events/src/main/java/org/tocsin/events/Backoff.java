package org.tocsin.events;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits longer after each failure in a row, with jitter so that replicas do not come back in step. */
public final class Backoff {

    private final Duration first;
    private final Duration longest;
    private int failures;

    public Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    public void pause() throws InterruptedException {
        long ceiling = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures, 16));
        failures++;
        Thread.sleep(ceiling / 2 + ThreadLocalRandom.current().nextLong(ceiling / 2 + 1));
    }

    public void reset() {
        failures = 0;
    }
}
