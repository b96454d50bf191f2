package org.tocsin.sealing;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** How far a new data key has got. */
@ApplicationScoped
class SealingMeters implements MeterBinder {

    private static final String LEFT = "select count(*) from reader_key where key_id < :now";

    private final Jdbi database;
    private final DataKeyFile file;
    private final SealClearRows clearRows;
    private final SealedTables tables;

    SealingMeters(Jdbi database, DataKeyFile file, SealClearRows clearRows, SealedTables tables) {
        this.database = database;
        this.file = file;
        this.clearRows = clearRows;
        this.tables = tables;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tocsin.data.keys.left", this::left)
                .description("Readers' keys, letters and mail that are still under an older data key")
                .register(registry);
        Gauge.builder("tocsin.data.clear", this::clear)
                .description("Rows that an older version left in clear and are still to be sealed")
                .register(registry);
        Gauge.builder("tocsin.data.keys.sealing", () -> file.sealing().id())
                .description("The number of the data key that seals now")
                .register(registry);
    }

    private double clear() {
        try {
            return clearRows.left();
        } catch (JdbiException away) {
            return Double.NaN;
        }
    }

    private double left() {
        try {
            long keys = database.withHandle(handle -> handle.createQuery(LEFT)
                    .bind("now", file.sealing().id())
                    .mapTo(Long.class)
                    .one());
            return keys + tables.left();
        } catch (JdbiException away) {
            return Double.NaN;
        }
    }
}
