package org.tocsin.events;

import java.time.Clock;
import java.util.UUID;

import org.jdbi.v3.core.Jdbi;

/** The outbox for a command that runs beside the service, whose relay publishes at its next round what this appends. */
public final class CommandOutbox {

    private final Jdbi database;
    private final String source;
    private final Clock clock;

    /** @param source the name of the service whose events these are */
    public CommandOutbox(Jdbi database, String source, Clock clock) {
        this.database = database;
        this.source = source;
        this.clock = clock;
    }

    /** Appends an event that names nobody to the running transaction, as {@link Outbox#append} does. */
    public void append(EventType type, UUID key, Object data) {
        if (type.isPersonal()) {
            throw new IllegalArgumentException(type + " is to be sealed, and a command has no key");
        }
        Outbox.insert(database, Outbox.event(type, source, clock.instant(), key, data));
    }
}
