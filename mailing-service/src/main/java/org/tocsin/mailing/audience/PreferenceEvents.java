package org.tocsin.mailing.audience;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.tocsin.events.EventDelivery;
import org.tocsin.events.wire.PreferencesState;

/** Consumes {@code preference-events}. */
@ApplicationScoped
class PreferenceEvents {

    private final EventDelivery delivery;
    private final KnownPreferences preferences;
    private final ReadRecords read;

    PreferenceEvents(EventDelivery delivery, KnownPreferences preferences, ReadRecords read) {
        this.delivery = delivery;
        this.preferences = preferences;
        this.read = read;
    }

    @Incoming("preference-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        delivery.deliver(records, PreferencesState.class, preferences::apply);
        read.applied(records);
    }
}
