package org.tocsin.mailing.audience;

import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Notes twice a second where the streams end, and writes down the moment of that look once everything before it is applied. So the progress in the table
 * is never too good, whichever replica has crashed, stalls, or waits for its database.
 */
@ApplicationScoped
class StreamWatch {

    private static final Logger LOG = Logger.getLogger(StreamWatch.class);
    private static final long INTERVAL_MILLIS = 500;

    /** Where a partition ended at that moment. */
    private record Look(Instant at, long end) {}

    private final Streams streams;
    private final StreamProgress progress;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Map<TopicPartition, Look> looks = new HashMap<>();
    private Set<TopicPartition> expected = Set.of();
    private boolean away;

    StreamWatch(Streams streams, StreamProgress progress) {
        this.streams = streams;
        this.progress = progress;
    }

    void start(@Observes StartupEvent started) {
        Thread thread = new Thread(this::watch, "stream-watch");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent asked) {
        stopped.countDown();
    }

    private void watch() {
        try {
            do {
                lookSafely();
            } while (!stopped.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookSafely() throws InterruptedException {
        try {
            look();
            away = false;
        } catch (ExecutionException | RuntimeException broken) {
            if (!away && stopped.getCount() > 0) {
                LOG.warnf("how far opt-outs are known cannot be told: %s", broken.getMessage());
            }
            away = true;
        }
    }

    private void look() throws InterruptedException, ExecutionException {
        Instant now = progress.now();
        Map<TopicPartition, Long> ends = streams.ends();
        if (!ends.keySet().equals(expected)) {
            progress.expect(ends.keySet());
            expected = Set.copyOf(ends.keySet());
        }
        ends.forEach((partition, end) -> looks.putIfAbsent(partition, new Look(now, end)));
        progress.advance(reached(streams.applied()));
    }

    private Map<TopicPartition, Instant> reached(Map<TopicPartition, Long> applied) {
        Map<TopicPartition, Instant> reached = new HashMap<>();
        for (Iterator<Map.Entry<TopicPartition, Look>> all = looks.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<TopicPartition, Look> one = all.next();
            if (applied.getOrDefault(one.getKey(), -1L) >= one.getValue().end()) {
                reached.put(one.getKey(), one.getValue().at());
                all.remove();
            }
        }
        return reached;
    }
}
