package org.tocsin.sealing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The keys of this service's readers, in PostgreSQL; every method joins the running transaction. */
@ApplicationScoped
public class ReaderKeys {

    private static final String FIND =
            "select subscriber_id, key_id, wrapped from reader_key where subscriber_id = any(:readers)";

    private static final String ADD =
            """
            insert into reader_key (subscriber_id, key_id, wrapped) values (:reader, :key, :wrapped)
            on conflict do nothing
            """;

    private final Jdbi database;
    private final KeyWrapping wrapping;
    private final DataKeyFile file;

    ReaderKeys(Jdbi database, KeyWrapping wrapping, DataKeyFile file) {
        this.database = database;
        this.wrapping = wrapping;
        this.file = file;
    }

    /** The reader's key, to seal with; made when there is none. A reader with a key takes as long as one without. */
    public ReaderKey of(UUID reader) {
        return of(List.of(reader)).get(reader);
    }

    /** The same for several. */
    public Map<UUID, ReaderKey> of(Collection<UUID> readers) {
        return database.withHandle(handle -> {
            if (file.seals()) {
                add(handle, readers);
            }
            return find(handle, readers);
        });
    }

    /** The reader's key, to open with; one that opens only what is not sealed when there is none. */
    public ReaderKey find(UUID reader) {
        return find(List.of(reader)).get(reader);
    }

    /** The same for several, each of which is in the answer. */
    public Map<UUID, ReaderKey> find(Collection<UUID> readers) {
        return database.withHandle(handle -> find(handle, readers));
    }

    /** The same in a transaction of the caller's own. */
    public Map<UUID, ReaderKey> find(Handle handle, Collection<UUID> readers) {
        Map<UUID, ReaderKey> keys = new HashMap<>();
        readers.forEach(reader -> keys.put(reader, new ReaderKey(reader, Optional.empty(), file.seals())));
        handle.createQuery(FIND)
                .bindArray("readers", UUID.class, readers)
                .map(WrappedKey::of)
                .forEach(wrapped -> keys.put(
                        wrapped.reader(),
                        new ReaderKey(wrapped.reader(), Optional.of(wrapping.unwrap(wrapped)), file.seals())));
        return keys;
    }

    /** After this nobody can read what was sealed with it, but whoever has a copy of this row and the data key it is under. */
    public void destroy(UUID reader) {
        database.useHandle(handle -> handle.execute("delete from reader_key where subscriber_id = ?", reader));
    }

    private void add(Handle handle, Collection<UUID> readers) {
        PreparedBatch batch = handle.prepareBatch(ADD);
        for (UUID reader : readers) {
            WrappedKey made = wrapping.make(reader);
            batch.bind("reader", reader)
                    .bind("key", made.under())
                    .bind("wrapped", made.octets())
                    .add();
        }
        batch.execute();
    }
}
