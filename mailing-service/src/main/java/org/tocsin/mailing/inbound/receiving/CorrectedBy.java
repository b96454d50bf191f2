package org.tocsin.mailing.inbound.receiving;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.sealing.SealedRows;

/** Who corrected a message: whatever they are called, so it lies sealed. */
@ApplicationScoped
public class CorrectedBy implements SealedRows {

    private static final String NAME = "inbound-corrected-by";

    /** As in {@link MailUnderOldKeys}. */
    private static final String OLD = " from inbound_mail where substring(corrected_by from 1 for 1) = '\\x01'"
            + " and substring(corrected_by from 2 for 4) <> :key";

    private final Jdbi database;
    private final MailSealing sealing;

    CorrectedBy(Jdbi database, MailSealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    byte[] seal(String operator) {
        return sealing.seal(NAME, operator.getBytes(StandardCharsets.UTF_8));
    }

    /** The name, while its key is kept. */
    public Optional<String> open(byte[] sealed) {
        return sealing.open(NAME, sealed).map(octets -> new String(octets, StandardCharsets.UTF_8));
    }

    @Override
    public int sealAgain(byte[] key) {
        return database.withHandle(handle -> {
            Map<UUID, byte[]> old = handle.createQuery(
                            "select id, corrected_by" + OLD + " limit 200 for update skip locked")
                    .bind("key", key)
                    .reduceRows(new HashMap<>(), (all, row) -> {
                        all.put(row.getColumn("id", UUID.class), row.getColumn("corrected_by", byte[].class));
                        return all;
                    });
            old.forEach((mail, name) -> handle.execute(
                    "update inbound_mail set corrected_by = ? where id = ?", sealing.again(NAME, name), mail));
            return old.size();
        });
    }

    @Override
    public long left(byte[] key) {
        return database.withHandle(handle -> handle.createQuery("select count(*)" + OLD)
                .bind("key", key)
                .mapTo(Long.class)
                .one());
    }
}
