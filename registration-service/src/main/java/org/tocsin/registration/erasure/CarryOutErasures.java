package org.tocsin.registration.erasure;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

import org.tocsin.events.Outbox;
import org.tocsin.registration.postgres.PlannedErasures;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.subscriber.SubscriberId;

/** Erases whoever is due, and whoever came back with a backup, each in a transaction of their own. */
@ApplicationScoped
public class CarryOutErasures {

    private static final Logger LOG = Logger.getLogger(CarryOutErasures.class);

    /** Longer than an event waits to be published, unless Kafka is away for days. */
    private static final Duration LATELY = Duration.ofDays(7);

    private static final Duration JUST_NOW = Duration.ofHours(1);

    private final PlannedErasures planned;
    private final ErasureRequests requests;
    private final ErasureJournal journal;
    private final EraseSubscriber eraseSubscriber;
    private final Subscribers subscribers;
    private final Outbox outbox;
    private final Clock clock;

    CarryOutErasures(
            PlannedErasures planned,
            ErasureRequests requests,
            ErasureJournal journal,
            EraseSubscriber eraseSubscriber,
            Subscribers subscribers,
            Outbox outbox,
            Clock clock) {
        this.planned = planned;
        this.requests = requests;
        this.journal = journal;
        this.eraseSubscriber = eraseSubscriber;
        this.subscribers = subscribers;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(
            identity = "carry-out-erasures",
            every = "${tocsin.erasure.every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void carryOut() {
        QuarkusTransaction.requiringNew()
                .call(() -> planned.due(clock.instant()))
                .forEach(this::eraseIfStillDue);
        QuarkusTransaction.requiringNew().call(journal::untold).forEach(this::eraseAgain);
        forgetPublished(JUST_NOW);
    }

    /** What was on its way when somebody was erased is published some time after; its copy in the outbox goes as well. */
    @Scheduled(
            identity = "forget-erased-events",
            every = "${tocsin.retention.every:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void forgetEvents() {
        QuarkusTransaction.requiringNew().run(() -> requests.forget(clock.instant()));
        forgetPublished(LATELY);
    }

    private void forgetPublished(Duration erasedWithin) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        journal.erasedSince(clock.instant().minus(erasedWithin)).forEach(outbox::forgetPublished));
    }

    private void eraseIfStillDue(SubscriberId id) {
        QuarkusTransaction.requiringNew().run(() -> {
            boolean due = subscribers.lock(id).isPresent()
                    && planned.dueAt(id)
                            .filter(dueAt -> !dueAt.isAfter(clock.instant()))
                            .isPresent();
            if (due) {
                eraseSubscriber.erase(id);
            }
        });
    }

    private void eraseAgain(SubscriberId id) {
        eraseSubscriber.eraseAgain(id);
        LOG.infof("subscriber %s had been erased before this backup was restored, and is erased again", id.value());
    }
}
