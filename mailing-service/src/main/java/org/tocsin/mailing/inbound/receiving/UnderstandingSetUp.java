package org.tocsin.mailing.inbound.receiving;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;

import org.tocsin.catalogue.CatalogueSettings;
import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.inbound.InboundSettings;
import org.tocsin.mailing.inbound.understanding.Understanding;
import org.tocsin.mailing.inbound.understanding.bounce.DeliveryRules;

/** Puts the pure understanding together with the operator's own rules; a mistake in those stops the start. */
@Singleton
class UnderstandingSetUp {

    @Produces
    @Singleton
    @Startup
    Understanding understanding(InboundSettings settings, PublisherSettings publisher, CatalogueSettings catalogue)
            throws IOException {
        DeliveryRules shipped = DeliveryRules.shipped();
        DeliveryRules rules = settings.deliveryRules().isEmpty()
                ? shipped
                : shipped.extendedBy(Files.readString(settings.deliveryRules().get()));
        return new Understanding(rules, names(publisher, catalogue));
    }

    /** Whoever leaves "Threatpost" or "Security alerts" says no more than who leaves. */
    private static List<String> names(PublisherSettings publisher, CatalogueSettings catalogue) {
        Stream<String> topics = catalogue.topics().stream().flatMap(topic -> Stream.of(topic.name(), topic.id()));
        return Stream.concat(Stream.of(publisher.name(), publisher.domain()), topics)
                .toList();
    }
}
