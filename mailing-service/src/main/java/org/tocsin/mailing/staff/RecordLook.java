package org.tocsin.mailing.staff;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.events.wire.StaffLooked;

/** Writes a look down in the transaction that reads what is seen: who cannot be recorded sees nothing. */
@ApplicationScoped
public class RecordLook {

    private static final Logger LOG = Logger.getLogger(RecordLook.class);

    private final Outbox outbox;
    private final Clock clock;

    RecordLook(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param subscriber whose data it is; empty when that is not known
     * @param what what is seen, in words for the reader
     */
    public void record(Optional<UUID> subscriber, String operator, String what, Reason reason) {
        UUID id = UUID.randomUUID();
        outbox.append(
                EventType.STAFF_LOOKED,
                subscriber.orElse(id),
                new StaffLooked(
                        id,
                        subscriber,
                        operator,
                        what,
                        reason.text(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        LOG.infof("look %s by %s", id, operator);
    }
}
