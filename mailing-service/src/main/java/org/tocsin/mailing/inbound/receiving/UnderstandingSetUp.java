package org.tocsin.mailing.inbound.receiving;

import java.io.IOException;
import java.nio.file.Files;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;

import org.tocsin.mailing.inbound.InboundSettings;
import org.tocsin.mailing.inbound.understanding.Understanding;
import org.tocsin.mailing.inbound.understanding.bounce.DeliveryRules;

/** Puts the pure understanding together with the operator's own rules; a mistake in those stops the start. */
@Singleton
class UnderstandingSetUp {

    @Produces
    @Singleton
    @Startup
    Understanding understanding(InboundSettings settings) throws IOException {
        DeliveryRules shipped = DeliveryRules.shipped();
        return settings.deliveryRules().isEmpty()
                ? new Understanding(shipped)
                : new Understanding(shipped.extendedBy(
                        Files.readString(settings.deliveryRules().get())));
    }
}
