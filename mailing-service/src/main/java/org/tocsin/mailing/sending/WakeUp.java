package org.tocsin.mailing.sending;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

/** Lets whoever has just made work (sent, resumed) tell this replica at once; other replicas find it at their next look. */
@ApplicationScoped
public class WakeUp {

    private final Semaphore calls = new Semaphore(0);

    /** To be called after the commit. */
    public void now() {
        calls.release();
    }

    void await(Duration longest) {
        try {
            if (calls.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                calls.drainPermits();
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
