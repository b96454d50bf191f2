package org.tocsin.registration.restoration;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

/** When this database came back from a backup, and whether what it missed has been relearned. */
@ApplicationScoped
class Restorations {

    private final Jdbi database;

    Restorations(Jdbi database) {
        this.database = database;
    }

    /** When the database came back, unless all from before that is relearned. */
    Optional<Instant> open() {
        return database.withHandle(
                handle -> handle.createQuery("select max(restored_at) from restoration where relearned_at is null")
                        .mapTo(Instant.class)
                        .findOne());
    }

    void close(Instant now) {
        database.useHandle(
                handle -> handle.execute("update restoration set relearned_at = ? where relearned_at is null", now));
    }
}
