package org.tocsin.local.demo;

import java.time.Duration;
import java.util.Optional;

/** Waits for what should happen, no longer than needed. */
final class Deadline {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Duration patience;

    Deadline(Duration patience) {
        this.patience = patience;
    }

    /** Looks until there is something to see. */
    <T> T await(String what, Look<T> look) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<T> seen = look.look();
            if (seen.isPresent()) {
                return seen.get();
            }
            if (System.nanoTime() > end) {
                throw new DidNotHappenException("%s: not within %d s".formatted(what, patience.toSeconds()));
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    /** Empty as long as there is nothing to see. */
    interface Look<T> {
        Optional<T> look() throws InterruptedException;
    }
}
