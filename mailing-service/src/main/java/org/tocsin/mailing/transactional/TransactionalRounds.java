package org.tocsin.mailing.transactional;

import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.jboss.logging.Logger;

import org.tocsin.events.Deferral;

/** When the ledger is looked at. A database that is away is said once, not every second. */
@ApplicationScoped
class TransactionalRounds {

    private static final Logger LOG = Logger.getLogger(TransactionalRounds.class);

    private final SendTransactionalMail sender;
    private final TidyTransactionalMail tidy;
    private final AtomicBoolean databaseAway = new AtomicBoolean();

    TransactionalRounds(SendTransactionalMail sender, TidyTransactionalMail tidy) {
        this.sender = sender;
        this.tidy = tidy;
    }

    /** Sends now, on another thread; the next round finds what this misses because another is at it. */
    void sendSoon() {
        Infrastructure.getDefaultWorkerPool().execute(this::send);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void send() {
        whileDatabaseIsThere(sender::sendAllDue);
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void settle() {
        whileDatabaseIsThere(tidy::settle);
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        whileDatabaseIsThere(tidy::forget);
    }

    private void whileDatabaseIsThere(Runnable round) {
        try {
            round.run();
            if (databaseAway.getAndSet(false)) {
                LOG.info("transactional mail goes on: the database is back");
            }
        } catch (RuntimeException e) {
            if (!Deferral.isDeferred(e)) {
                throw e;
            }
            if (!databaseAway.getAndSet(true)) {
                LOG.warnf("transactional mail waits for the database: %s", e);
            }
        }
    }
}
