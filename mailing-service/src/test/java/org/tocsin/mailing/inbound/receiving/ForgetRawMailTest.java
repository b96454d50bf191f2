package org.tocsin.mailing.inbound.receiving;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.mailing.inbound.InboundSettings;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class ForgetRawMailTest {

    @Inject
    Jdbi database;

    @Inject
    Allowances allowances;

    @Inject
    MeterRegistry meters;

    @Inject
    InboundSettings settings;

    private final byte[] hash = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);

    @Test
    void rawMailIsKeptForItsTimeAndRemovalIsCounted() {
        database.useHandle(handle -> handle.execute(
                "insert into inbound_raw (message_hash, received_at, heading, raw) values (?, now(), ?, ?)",
                hash,
                hash,
                hash));

        forgetAfter(settings.keepRaw().minusMinutes(1));
        assertTrue(isKept());
        double before = meters.counter("tocsin.forgotten", "what", "raw-mail").count();
        forgetAfter(settings.keepRaw().plusMinutes(1));

        assertFalse(isKept());
        assertTrue(meters.counter("tocsin.forgotten", "what", "raw-mail").count() > before);
    }

    private void forgetAfter(Duration time) {
        Clock then = Clock.offset(Clock.systemUTC(), time);
        QuarkusTransaction.requiringNew()
                .run(() -> new ForgetRawMail(database, allowances, meters, settings, then).forget());
    }

    private boolean isKept() {
        return database.withHandle(
                handle -> handle.createQuery("select exists (select from inbound_raw where message_hash = ?)")
                        .bind(0, hash)
                        .mapTo(Boolean.class)
                        .one());
    }
}
