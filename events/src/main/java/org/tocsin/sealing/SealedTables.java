package org.tocsin.sealing;

import java.nio.ByteBuffer;
import java.util.function.ToLongBiFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** All tables of this service that hold something under a data key itself. */
@ApplicationScoped
class SealedTables {

    private final Instance<SealedRows> tables;
    private final DataKeyFile file;

    SealedTables(@Any Instance<SealedRows> tables, DataKeyFile file) {
        this.tables = tables;
        this.file = file;
    }

    int sealAgain() {
        return Math.toIntExact(sum(SealedTables::sealAgain));
    }

    long left() {
        return sum(SealedRows::left);
    }

    private static long sealAgain(SealedRows table, byte[] key) {
        int all = 0;
        int some;
        do {
            some = QuarkusTransaction.requiringNew().call(() -> table.sealAgain(key));
            all += some;
        } while (some > 0);
        return all;
    }

    private long sum(ToLongBiFunction<SealedRows, byte[]> number) {
        if (file.current().ids().size() == 1) {
            return 0;
        }
        byte[] key =
                ByteBuffer.allocate(Integer.BYTES).putInt(file.sealing().id()).array();
        return tables.stream()
                .mapToLong(table -> number.applyAsLong(table, key))
                .sum();
    }
}
