package org.tocsin.preference.recalling;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * Calls sponsors about what is due, on every replica. Claims, calls and writes down what came of it, with no transaction
 * open while it calls. Each sponsor has a lane of its own, so that none learns from the other's slowness.
 */
@ApplicationScoped
class SendRecalls {

    private static final Logger LOG = Logger.getLogger(SendRecalls.class);

    /** As many at the same time per sponsor. */
    private static final int AT_ONCE = 20;

    private final Webhooks webhooks;
    private final RecallQueue queue;
    private final CallSponsor callSponsor;
    private final RecallSettings settings;
    private final MeterRegistry metrics;
    private final ManagedExecutor executor;
    private final Map<String, CompletableFuture<?>> lanes = new ConcurrentHashMap<>();

    SendRecalls(
            Webhooks webhooks,
            RecallQueue queue,
            CallSponsor callSponsor,
            RecallSettings settings,
            MeterRegistry metrics,
            ManagedExecutor executor) {
        this.webhooks = webhooks;
        this.queue = queue;
        this.callSponsor = callSponsor;
        this.settings = settings;
        this.metrics = metrics;
        this.executor = executor;
    }

    /** Begins where the lane is free; a failure to claim is told and tried again the next time. */
    @Scheduled(every = "${tocsin.recalls.every:1s}", delayed = "2s")
    void begin() {
        webhooks.all()
                .forEach(webhook -> lanes.compute(
                        webhook.sponsor(),
                        (sponsor, lane) ->
                                lane == null || lane.isDone() ? executor.runAsync(() -> run(webhook)) : lane));
    }

    private void run(Webhook webhook) {
        try {
            send(webhook);
        } catch (RuntimeException failed) {
            LOG.warnf("recalls of %s are not sent now: %s", webhook.sponsor(), failed.getMessage());
        }
    }

    /** Until nothing is due any more. */
    void send(Webhook webhook) {
        List<DueRecall> due;
        do {
            due = queue.claim(webhook.sponsor(), AT_ONCE, lease());
            CompletableFuture.allOf(due.stream()
                            .map(recall -> callSponsor
                                    .call(webhook, recall)
                                    .thenAcceptAsync(problem -> record(webhook, recall, problem), executor))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } while (due.size() == AT_ONCE);
    }

    /** Longer than connecting and answering take together. */
    private Duration lease() {
        return settings.timeout().multipliedBy(3);
    }

    private void record(Webhook webhook, DueRecall recall, Optional<String> problem) {
        if (problem.isEmpty()) {
            queue.acknowledge(recall);
            count(webhook, "acknowledged");
            LOG.infof("sponsor %s acknowledged recall %s", webhook.sponsor(), recall.id());
            return;
        }
        Duration pause = RetryPause.after(recall.attempts(), ThreadLocalRandom.current());
        boolean dead = queue.postpone(recall, problem.get(), pause, settings.patience());
        count(webhook, dead ? "given-up" : "postponed");
        LOG.warnf(
                "sponsor %s did not take recall %s at attempt %d (%s); %s",
                webhook.sponsor(),
                recall.id(),
                recall.attempts(),
                problem.get(),
                dead ? "given up" : "again in " + pause.toSeconds() + " s");
    }

    private void count(Webhook webhook, String outcome) {
        metrics.counter("tocsin.recalls.calls", "sponsor", webhook.sponsor(), "outcome", outcome)
                .increment();
    }
}
