package org.tocsin.preference.suggesting;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.tocsin.events.EventDelivery;
import org.tocsin.events.wire.AlertNamed;

/** Consumes the topic {@code alert-events}. */
@ApplicationScoped
class AlertEvents {

    private final EventDelivery delivery;
    private final AlertSubjects subjects;

    AlertEvents(EventDelivery delivery, AlertSubjects subjects) {
        this.delivery = delivery;
        this.subjects = subjects;
    }

    @Incoming("alert-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        delivery.deliver(records, AlertNamed.class, subjects::hear);
    }
}
