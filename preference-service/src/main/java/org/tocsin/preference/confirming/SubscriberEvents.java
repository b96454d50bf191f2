package org.tocsin.preference.confirming;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.tocsin.events.EventDelivery;
import org.tocsin.events.wire.SubscriberState;

/** Consumes the topic {@code subscriber-events}. */
@ApplicationScoped
class SubscriberEvents {

    private final EventDelivery delivery;
    private final ApplyConfirmedRequests applyConfirmedRequests;

    SubscriberEvents(EventDelivery delivery, ApplyConfirmedRequests applyConfirmedRequests) {
        this.delivery = delivery;
        this.applyConfirmedRequests = applyConfirmedRequests;
    }

    @Incoming("subscriber-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        delivery.deliver(records, SubscriberState.class, applyConfirmedRequests::apply);
    }
}
