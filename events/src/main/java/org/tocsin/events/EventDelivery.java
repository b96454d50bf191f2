package org.tocsin.events;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

import org.tocsin.tracing.TracedEvents;

/**
 * Applies a batch of records: all in one transaction when all goes well. While the database is away it waits and tries
 * again, holding the partition; any other failure is found by going record by record, and the record that causes it goes to
 * the topic's dead letters with its reason, so that one bad record stops nobody. Returns when the batch is committed, which
 * is when the offset may move: a crash before means that the batch is delivered again, so handlers are idempotent.
 */
@ApplicationScoped
public class EventDelivery {

    private static final Logger LOG = Logger.getLogger(EventDelivery.class);

    private final DeadLetters deadLetters;
    private final SealedEvents sealed;
    private final EventMeters meters;
    private final TracedEvents traced;

    EventDelivery(DeadLetters deadLetters, SealedEvents sealed, EventMeters meters, TracedEvents traced) {
        this.deadLetters = deadLetters;
        this.sealed = sealed;
        this.meters = meters;
        this.traced = traced;
    }

    /**
     * @param expected what the topic carries: a record of the wire contract, or the interface that several share
     * @param handler applies events inside the transaction, in the order given; throws to refuse them
     */
    public <T> void deliver(
            ConsumerRecords<String, byte[]> records, Class<T> expected, Consumer<List<Received<T>>> handler) {
        TracedEvents.apart(records).forEach(part -> traced.applying(part, () -> deliver(part, expected, handler)));
    }

    private <T> void deliver(
            List<ConsumerRecord<String, byte[]>> batch, Class<T> expected, Consumer<List<Received<T>>> handler) {
        if (!commitsWhole(batch, expected, handler)) {
            batch.forEach(one -> commit(one, expected, handler));
        }
    }

    private <T> boolean commitsWhole(
            List<ConsumerRecord<String, byte[]>> batch, Class<T> expected, Consumer<List<Received<T>>> handler) {
        try {
            List<Received<T>> events = batch.stream()
                    .map(kafkaRecord -> CloudEvents.read(kafkaRecord, sealed.open(kafkaRecord), expected))
                    .toList();
            untilDatabaseIsBack(() -> handler.accept(events));
            meters.applied(batch);
            return true;
        } catch (DeliveryInterruptedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.debugf(e, "a batch of %d is taken apart", batch.size());
            return false;
        }
    }

    private <T> void commit(
            ConsumerRecord<String, byte[]> kafkaRecord, Class<T> expected, Consumer<List<Received<T>>> handler) {
        try {
            List<Received<T>> event = List.of(CloudEvents.read(kafkaRecord, sealed.open(kafkaRecord), expected));
            untilDatabaseIsBack(() -> handler.accept(event));
            meters.applied(List.of(kafkaRecord));
        } catch (DeliveryInterruptedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(
                    "%s-%d@%d is refused: %s", kafkaRecord.topic(), kafkaRecord.partition(), kafkaRecord.offset(), e);
            LOG.debug("refused", e);
            untilDatabaseIsBack(() -> deadLetters.add(kafkaRecord, e));
            meters.refused(kafkaRecord);
        }
    }

    private void untilDatabaseIsBack(Runnable work) {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
        while (true) {
            try {
                QuarkusTransaction.requiringNew().run(work);
                return;
            } catch (RuntimeException e) {
                if (!Deferral.isDeferred(e)) {
                    throw e;
                }
                LOG.warnf("events are deferred: %s", e);
                meters.deferred();
                pause(backoff);
            }
        }
    }

    private static void pause(Backoff backoff) {
        try {
            backoff.pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeliveryInterruptedException(e);
        }
    }
}
