package org.tocsin.registration.restoration;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

/** When this database came back from a backup, and whether what it missed has been relearned. */
@ApplicationScoped
class Restorations {

    private final Jdbi database;

    Restorations(Jdbi database) {
        this.database = database;
    }

    boolean isAnyOpen() {
        return database.withHandle(
                handle -> handle.createQuery("select exists (select from restoration where relearned_at is null)")
                        .mapTo(Boolean.class)
                        .one());
    }

    void close(Instant now) {
        database.useHandle(
                handle -> handle.execute("update restoration set relearned_at = ? where relearned_at is null", now));
    }
}
