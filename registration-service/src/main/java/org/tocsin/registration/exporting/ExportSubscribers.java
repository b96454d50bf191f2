package org.tocsin.registration.exporting;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;

import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.staff.StaffLook;
import org.tocsin.registration.staff.StaffLooks;
import org.tocsin.registration.subscriber.Confirmed;

/** Writes down who takes the subscribers along, and then them, a page at a time by their random ids. */
@ApplicationScoped
class ExportSubscribers {

    private static final Logger LOG = Logger.getLogger(ExportSubscribers.class);
    private static final UUID FIRST = new UUID(0, 0);
    private static final int PAGE = 1_000;

    private final Subscribers subscribers;
    private final StaffLooks looks;
    private final Clock clock;

    ExportSubscribers(Subscribers subscribers, StaffLooks looks, Clock clock) {
        this.subscribers = subscribers;
        this.looks = looks;
        this.clock = clock;
    }

    /** As of when they are taken along: each of them finds it among their data. */
    @Transactional
    Instant record(String operator, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        looks.addOfEverybody(
                new StaffLook(operator, "a list of all subscribers with address, name and language", reason, now));
        LOG.infof("operator %s exports the subscribers", operator);
        return now;
    }

    /** Whoever confirmed later is not in it. */
    void write(Instant asOf, OutputStream out) throws IOException {
        out.write("email,name,language,confirmed_at,id\n".getBytes(StandardCharsets.UTF_8));
        List<Confirmed> page = after(FIRST);
        while (!page.isEmpty()) {
            for (Confirmed subscriber : page) {
                if (!subscriber.confirmedAt().isAfter(asOf)) {
                    out.write(CsvLine.of(subscriber).getBytes(StandardCharsets.UTF_8));
                }
            }
            page = after(page.get(page.size() - 1).id().value());
        }
    }

    private List<Confirmed> after(UUID last) {
        return QuarkusTransaction.requiringNew().call(() -> subscribers.confirmedAfter(last, PAGE));
    }
}
