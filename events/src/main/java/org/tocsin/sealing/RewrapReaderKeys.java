package org.tocsin.sealing;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Brings what is under an older data key under the one that seals now, a few hundred rows at a time, while the service goes on serving. */
@ApplicationScoped
public class RewrapReaderKeys {

    private static final Logger LOG = Logger.getLogger(RewrapReaderKeys.class);
    private static final int STEP = 500;

    /** Without a lock: whoever changes a reader locks their row first, and deletes the key with it. */
    private static final String OLD =
            """
            select subscriber_id, key_id, wrapped from reader_key where key_id < :now
             order by key_id, subscriber_id limit :step
            """;

    private static final String REPLACE =
            "update reader_key set key_id = :key, wrapped = :wrapped where subscriber_id = :reader and key_id = :old";

    private final Jdbi database;
    private final DataKeyFile file;
    private final KeyWrapping wrapping;
    private final Event<ReadersRewrapped> rewrapped;
    private final SealedTables tables;

    RewrapReaderKeys(
            Jdbi database,
            DataKeyFile file,
            KeyWrapping wrapping,
            Event<ReadersRewrapped> rewrapped,
            SealedTables tables) {
        this.database = database;
        this.file = file;
        this.wrapping = wrapping;
        this.rewrapped = rewrapped;
        this.tables = tables;
    }

    @Scheduled(
            identity = "rewrap-reader-keys",
            every = "${tocsin.data-keys.every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void rewrap() {
        int all = 0;
        int some;
        do {
            some = QuarkusTransaction.requiringNew().call(this::step);
            all += some;
        } while (some == STEP);
        all += tables.sealAgain();
        if (all > 0) {
            LOG.infof("%d rows are under data key %d now", all, file.sealing().id());
        }
    }

    private int step() {
        List<WrappedKey> old = database.withHandle(handle -> handle.createQuery(OLD)
                .bind("now", file.sealing().id())
                .bind("step", STEP)
                .map(WrappedKey::of)
                .list());
        if (!old.isEmpty()) {
            List<UUID> readers = old.stream().map(WrappedKey::reader).sorted().toList();
            rewrapped.fire(new ReadersRewrapped(readers));
            replace(old);
        }
        return old.size();
    }

    private void replace(List<WrappedKey> old) {
        database.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(REPLACE);
            for (WrappedKey one : old) {
                WrappedKey now = wrapping.again(one);
                batch.bind("reader", one.reader())
                        .bind("old", one.under())
                        .bind("key", now.under())
                        .bind("wrapped", now.octets())
                        .add();
            }
            batch.execute();
        });
    }
}
