package org.tocsin.mailing.audience;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.tocsin.events.EventDelivery;
import org.tocsin.events.wire.SubscriberState;

/** Consumes {@code subscriber-events}. */
@ApplicationScoped
class SubscriberEvents {

    private final EventDelivery delivery;
    private final KnownSubscribers subscribers;
    private final ReadRecords read;

    SubscriberEvents(EventDelivery delivery, KnownSubscribers subscribers, ReadRecords read) {
        this.delivery = delivery;
        this.subscribers = subscribers;
        this.read = read;
    }

    @Incoming("subscriber-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        delivery.deliver(records, SubscriberState.class, subscribers::apply);
        read.applied(records);
    }
}
