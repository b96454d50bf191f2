package org.tocsin.mailing.inbound.receiving;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import org.tocsin.sealing.SealedRows;

/** Raw mail that is kept while the data key changes. */
@ApplicationScoped
class MailUnderOldKeys implements SealedRows {

    /** Behind a 1, four octets say which key: org.tocsin.sealing.Sealing. Both columns are sealed at the same time. */
    private static final String OLD =
            """
              from inbound_raw
             where substring(heading from 1 for 1) = '\\x01' and substring(heading from 2 for 4) <> :key
            """;

    private final Jdbi database;
    private final RawMail rawMail;

    MailUnderOldKeys(Jdbi database, RawMail rawMail) {
        this.database = database;
        this.rawMail = rawMail;
    }

    @SuppressWarnings("ArrayRecordComponent") // carried from the table and back, never compared
    private record Stored(byte[] hash, byte[] heading, byte[] raw) {}

    @Override
    public int sealAgain(byte[] key) {
        return database.withHandle(handle -> {
            List<Stored> old = handle.createQuery(
                            "select message_hash, heading, raw " + OLD + " limit 20 for update skip locked")
                    .bind("key", key)
                    .map(row -> new Stored(
                            row.getColumn("message_hash", byte[].class),
                            row.getColumn("heading", byte[].class),
                            row.getColumn("raw", byte[].class)))
                    .list();
            old.forEach(stored -> again(handle, stored));
            return old.size();
        });
    }

    private void again(Handle handle, Stored old) {
        handle.execute(
                "update inbound_raw set heading = ?, raw = ? where message_hash = ?",
                rawMail.headingAgain(old.heading()),
                rawMail.again(old.raw()),
                old.hash());
    }

    @Override
    public long left(byte[] key) {
        return database.withHandle(handle -> handle.createQuery("select count(*) " + OLD)
                .bind("key", key)
                .mapTo(Long.class)
                .one());
    }
}
