package org.tocsin.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

/** Seals what an older version left in clear, a few hundred rows at a time, while the service goes on serving. */
@ApplicationScoped
public class SealClearRows {

    private static final Logger LOG = Logger.getLogger(SealClearRows.class);

    private final Instance<ClearRows> tables;
    private final DataKeyFile file;

    SealClearRows(@Any Instance<ClearRows> tables, DataKeyFile file) {
        this.tables = tables;
        this.file = file;
    }

    @Scheduled(
            identity = "seal-clear-rows",
            every = "${tocsin.data-keys.every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void seal() {
        if (file.seals()) {
            tables.forEach(SealClearRows::seal);
        }
    }

    long left() {
        return tables.stream().mapToLong(ClearRows::left).sum();
    }

    private static void seal(ClearRows table) {
        int all = 0;
        int some;
        do {
            some = QuarkusTransaction.requiringNew().call(table::sealSome);
            all += some;
        } while (some > 0);
        if (all > 0) {
            LOG.infof("sealed %d rows that an older version had left in clear", all);
        }
    }
}
