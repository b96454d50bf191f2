package org.tocsin.mailing.inbound.smtp;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

/** Counts the messages being taken in, so that the service can stop between messages and not in one. */
final class OpenDoors {

    private static final Logger LOG = Logger.getLogger(OpenDoors.class);
    private static final int ALL = Integer.MAX_VALUE;

    private final Semaphore permits = new Semaphore(ALL);
    private volatile boolean closing;

    /** Whether a message may come in; if so, {@link #leave} must follow. */
    boolean enter() {
        return !closing && permits.tryAcquire();
    }

    void leave() {
        permits.release();
    }

    /** Lets nobody in any more, and returns when the last one has left or patience has run out. */
    void closeAndWait(Duration patience) {
        closing = true;
        try {
            if (!permits.tryAcquire(ALL, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Stopping in the middle of a message; its sender keeps it and comes again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
