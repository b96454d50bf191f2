package org.tocsin.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

import org.tocsin.tracing.TracedEvents;

/**
 * Publishes the outbox. Every replica runs one, and PostgreSQL's advisory lock lets one at a time work, so that the
 * events of one key keep their order. A relay that lost its lock without knowing (its machine slept) is fenced by Kafka:
 * whoever takes over opens a producer of the same transactional id, which ends the older one. Rows are marked after the
 * acknowledgement; a crash in between publishes them again, which consumers recognise.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration EXPIRE_EVERY = Duration.ofMinutes(1);

    private final Jdbi database;
    private final OutboxWake wake;
    private final OutboxSettings settings;
    private final TopicSettings topics;
    private final EventMeters meters;
    private final TracedEvents traced;
    private final Map<String, Object> kafka;
    private final HeldBack heldBack = new HeldBack();
    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));

    private volatile boolean running = true;
    private Thread worker;
    private long expireAt = System.nanoTime();

    OutboxRelay(
            Jdbi database,
            OutboxWake wake,
            OutboxSettings settings,
            TopicSettings topics,
            EventMeters meters,
            TracedEvents traced,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.database = database;
        this.wake = wake;
        this.settings = settings;
        this.topics = topics;
        this.meters = meters;
        this.traced = traced;
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent event) {
        worker = new Thread(this::run, "outbox-relay");
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        worker.interrupt();
        worker.join(Duration.ofSeconds(10).toMillis());
    }

    private void run() {
        while (running) {
            try {
                database.useHandle(this::relayWhileLeading);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (TopicRefusedException e) {
                heldBack.add(topics.contractName(e.topic()));
                LOG.errorf("outbox: %s, and its events wait; the others go on: %s", e.getMessage(), e.getCause());
            } catch (JdbiException | KafkaException e) {
                LOG.warnf("outbox: publishing is deferred: %s", e);
                pause();
            } catch (RuntimeException bug) {
                // A relay that ended here would let the outbox grow while everything looks well.
                LOG.error("outbox: publishing failed, and is tried again", bug);
                pause();
            }
        }
    }

    private void relayWhileLeading(Handle session) throws InterruptedException {
        if (!OutboxTable.lock(session)) {
            wake.await(settings.poll().multipliedBy(4));
            return;
        }
        try (OutboxProducer producer = new OutboxProducer(kafka, topics.name(settings.source() + "-outbox"))) {
            while (running) {
                publishAll(session, producer);
                expire(session);
                wake.await(settings.poll());
            }
        } finally {
            OutboxTable.unlock(session);
        }
    }

    private void publishAll(Handle session, OutboxProducer producer) throws InterruptedException {
        List<OutboxTable.Row> batch;
        do {
            batch = OutboxTable.unpublished(session, settings.batch(), heldBack.topics(), topics);
            if (!batch.isEmpty()) {
                List<ProducerRecord<String, byte[]>> events =
                        batch.stream().map(OutboxTable.Row::event).toList();
                traced.publishing(events, () -> producer.publish(events));
                OutboxTable.mark(session, batch);
                meters.published(events);
            }
            backoff.reset();
        } while (running && batch.size() == settings.batch());
    }

    private void expire(Handle session) {
        if (System.nanoTime() - expireAt >= 0) {
            int removed = OutboxTable.expire(session, settings.retention());
            expireAt = System.nanoTime() + EXPIRE_EVERY.toNanos();
            if (removed > 0) {
                LOG.infof("outbox: removed %d events published over %s ago", removed, settings.retention());
            }
        }
    }

    private void pause() {
        try {
            backoff.pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
