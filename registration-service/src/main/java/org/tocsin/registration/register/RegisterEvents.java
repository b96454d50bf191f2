package org.tocsin.registration.register;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.tocsin.events.EventDelivery;
import org.tocsin.events.Received;
import org.tocsin.events.wire.PagesCounted;
import org.tocsin.events.wire.RegisterEntry;
import org.tocsin.events.wire.StaffLooked;
import org.tocsin.registration.staff.StaffLooks;
import org.tocsin.registration.statistics.AddCounts;

/** Consumes the topic {@code register-events}. */
@ApplicationScoped
class RegisterEvents {

    private final EventDelivery delivery;
    private final StaffLooks looks;
    private final AddCounts addCounts;

    RegisterEvents(EventDelivery delivery, StaffLooks looks, AddCounts addCounts) {
        this.delivery = delivery;
        this.looks = looks;
        this.addCounts = addCounts;
    }

    @Incoming("register-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        delivery.deliver(records, RegisterEntry.class, this::enter);
    }

    private void enter(List<Received<RegisterEntry>> events) {
        events.forEach(event -> event.data().ifPresent(this::enter));
    }

    private void enter(RegisterEntry entry) {
        if (entry instanceof StaffLooked look) {
            looks.add(look);
        } else if (entry instanceof PagesCounted counted) {
            addCounts.add(counted);
        }
    }
}
