package org.tocsin.registration.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;

import org.tocsin.registration.account.AccountSettings;
import org.tocsin.registration.account.Held;
import org.tocsin.registration.account.ReaderSession;
import org.tocsin.registration.account.ShowHeld;
import org.tocsin.registration.elsewhere.OtherParts;

/** Puts an export together, part by part. No transaction is open while another service is asked. */
@ApplicationScoped
class MakeExport {

    private static final Logger LOG = Logger.getLogger(MakeExport.class);
    private static final int AT_ONCE = 2;

    private final OtherParts others;
    private final Exports exports;
    private final SealedExports sealedExports;
    private final ShowHeld showHeld;
    private final ObjectMapper json;
    private final String schema;
    private final MeterRegistry meters;
    private final Clock clock;
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);

    MakeExport(
            OtherParts others,
            Exports exports,
            SealedExports sealedExports,
            ShowHeld showHeld,
            ObjectMapper json,
            AccountSettings account,
            MeterRegistry meters,
            Clock clock) {
        this.others = others;
        this.exports = exports;
        this.sealedExports = sealedExports;
        this.showHeld = showHeld;
        this.json = json;
        this.schema = account.origin().resolve("/api/v1/me/export/schema").toString();
        this.meters = meters;
        this.clock = clock;
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }

    /** How many there are. */
    int parts() {
        return 1 + others.all().size();
    }

    void begin(UUID id, ReaderSession reader) {
        workers.execute(() -> make(id, reader));
    }

    private void make(UUID id, ReaderSession reader) {
        try {
            count(collect(id, reader) ? "ready" : "unwanted");
        } catch (RuntimeException broken) {
            LOG.warnf("export %s is given up: %s", id, broken.getMessage());
            LOG.debug("given up", broken);
            within(() -> {
                exports.fail(id);
                return true;
            });
            count("failed");
        }
    }

    /** Looks after each part whether anybody still waits for it; false when not. */
    private boolean collect(UUID id, ReaderSession reader) {
        ObjectNode document = json.createObjectNode()
                .put("$schema", schema)
                .put("madeAt", clock.instant().toString());
        Optional<Held> held = within(() -> showHeld.of(reader.subscriber()));
        if (held.isEmpty() || !advances(id)) {
            return false;
        }
        document.set("account", json.valueToTree(held.get()));
        for (OtherParts.Part part : others.all()) {
            document.set(part.name(), others.ask(part, reader.token()));
            if (!advances(id)) {
                return false;
            }
        }
        byte[] octets = octets(document);
        return within(() -> sealedExports.finish(reader.subscriber(), id, octets));
    }

    private boolean advances(UUID id) {
        return within(() -> exports.advance(id));
    }

    private byte[] octets(ObjectNode document) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(new IOException("a tree that was made here cannot be written", impossible));
        }
    }

    private void count(String outcome) {
        meters.counter("tocsin.exports", "outcome", outcome).increment();
    }

    private static <T> T within(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
