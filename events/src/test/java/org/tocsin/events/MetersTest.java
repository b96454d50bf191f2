package org.tocsin.events;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;
import org.tocsin.events.contract.Contract;
import org.tocsin.events.wire.OptOutRequest;

import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class MetersTest {

    @Inject
    Outbox outbox;

    @Inject
    MeterRegistry registry;

    @Test
    void publishedEventIsCountedByItsType() {
        double before = published();
        OptOutRequest request = WireFormat.read(Contract.sample(EventType.OPT_OUT_REQUESTED), OptOutRequest.class);

        QuarkusTransaction.requiringNew()
                .run(() -> outbox.append(EventType.OPT_OUT_REQUESTED, UUID.randomUUID(), request));

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> published() > before);
    }

    @Test
    void emptyOutboxHasNoAge() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> gauge("tocsin.outbox.waiting") == 0);
        assertTrue(gauge("tocsin.outbox.age") < 20);
    }

    private double published() {
        return registry.counter("tocsin.events.published", "type", EventType.OPT_OUT_REQUESTED.type())
                .count();
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }
}
