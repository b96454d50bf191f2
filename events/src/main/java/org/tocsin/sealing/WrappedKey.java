package org.tocsin.sealing;

import java.util.UUID;

import org.jdbi.v3.core.result.RowView;

/** The key of a reader as it lies in the database: sealed under the data key of that number. */
@SuppressWarnings("ArrayRecordComponent") // carried from one place to another, never compared
record WrappedKey(UUID reader, int under, byte[] octets) {

    static WrappedKey of(RowView row) {
        return new WrappedKey(
                row.getColumn("subscriber_id", UUID.class),
                row.getColumn("key_id", Integer.class),
                row.getColumn("wrapped", byte[].class));
    }
}
