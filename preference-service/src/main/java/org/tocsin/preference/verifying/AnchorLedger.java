package org.tocsin.preference.verifying;

import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

import org.tocsin.preference.ledger.Anchors;
import org.tocsin.preference.ledger.Head;
import org.tocsin.preference.postgres.ConsentEntries;

/** Keeps the end of the ledger outside the database. Replicas may do so side by side: the same anchor twice says the same. */
@ApplicationScoped
class AnchorLedger {

    private static final Logger LOG = Logger.getLogger(AnchorLedger.class);

    private final ConsentEntries ledger;
    private final AnchorTopic topic;
    private final AtomicReference<Head> anchored = new AtomicReference<>(Head.GENESIS);

    AnchorLedger(ConsentEntries ledger, AnchorTopic topic) {
        this.ledger = ledger;
        this.topic = topic;
    }

    /** A failure is logged by the scheduler, and the next run anchors what this one could not. */
    @Scheduled(
            every = "${tocsin.ledger.anchor-every:1m}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void anchor() {
        Head head = ledger.head();
        if (!head.equals(Head.GENESIS) && !head.equals(anchored.get())) {
            LOG.infof("consent ledger: %s", Anchors.write(head));
            topic.add(head);
            anchored.set(head);
        }
    }
}
