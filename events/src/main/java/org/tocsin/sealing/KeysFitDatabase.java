package org.tocsin.sealing;

import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import org.jdbi.v3.core.Jdbi;

/** Lets no service start with keys that are not those of its database: it would seal what nobody else can open, and open nothing. */
@ApplicationScoped
class KeysFitDatabase {

    private static final int FIRST = 1;

    private static final String MARK =
            "insert into sealed_by (installation) select :installation where not exists (select from sealed_by)";

    private static final String MARKED = "select installation from sealed_by limit 1";

    private static final String STRANGE = "select key_id from reader_key where key_id <> all(:known) limit 1";

    private final Jdbi database;
    private final DataKeyFile file;

    KeysFitDatabase(Jdbi database, DataKeyFile file) {
        this.database = database;
        this.file = file;
    }

    void check(@Observes @Priority(FIRST) StartupEvent event) {
        check();
    }

    /** @throws IllegalStateException that names the file and the installation or the key that is missing */
    void check() {
        DataKeys keys = file.current();
        UUID sealedBy = mark(keys.installation());
        if (!sealedBy.equals(keys.installation())) {
            throw new IllegalStateException("%s (TOCSIN_DATA_KEYS_FILE) is of installation %s, and this database of %s"
                    .formatted(file.name(), keys.installation(), sealedBy));
        }
        strange(keys).ifPresent(key -> {
            throw new IllegalStateException(
                    "%s (TOCSIN_DATA_KEYS_FILE) lacks key %d, and this database holds readers' keys that are under it"
                            .formatted(file.name(), key));
        });
    }

    private UUID mark(UUID installation) {
        return database.withHandle(handle -> {
            handle.createUpdate(MARK).bind("installation", installation).execute();
            return handle.createQuery(MARKED).mapTo(UUID.class).one();
        });
    }

    private Optional<Integer> strange(DataKeys keys) {
        return database.withHandle(handle -> handle.createQuery(STRANGE)
                .bindArray("known", Integer.class, keys.ids())
                .mapTo(Integer.class)
                .findOne());
    }
}
