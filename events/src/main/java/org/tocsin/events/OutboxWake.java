package org.tocsin.events;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Wakes the relay the moment a transaction that appended an event has committed. */
@ApplicationScoped
class OutboxWake {

    private final TransactionSynchronizationRegistry transactions;
    private final Semaphore committed = new Semaphore(0);

    OutboxWake(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /** Throws {@link IllegalStateException} when no transaction is running. */
    void afterCommit() {
        if (transactions.getTransactionKey() == null) {
            throw new IllegalStateException("an event is appended in the transaction of the change it tells of");
        }
        if (transactions.getResource(OutboxWake.class) == null) {
            transactions.putResource(OutboxWake.class, true);
            transactions.registerInterposedSynchronization(new Wake());
        }
    }

    void await(Duration atMost) throws InterruptedException {
        boolean woken = committed.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (woken) {
            committed.drainPermits();
        }
    }

    private final class Wake implements Synchronization {

        @Override
        public void beforeCompletion() {
            // Nothing to do: the event is a row of this transaction.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                committed.release();
            }
        }
    }
}
