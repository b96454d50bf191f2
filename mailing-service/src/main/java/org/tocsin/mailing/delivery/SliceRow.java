package org.tocsin.mailing.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** A slice whose row the running transaction has locked, so that nobody else walks it; and the epoch for what is claimed of it. */
record SliceRow(
        int number, UUID after, UUID last, String topic, Instant startedAt, Optional<UUID> audienceOf, long epoch) {

    static SliceRow of(RowView row) {
        return new SliceRow(
                row.getColumn("number", Integer.class),
                row.getColumn("after_id", UUID.class),
                row.getColumn("last_id", UUID.class),
                row.getColumn("topic", String.class),
                row.getColumn("started_at", Instant.class),
                Optional.ofNullable(row.getColumn("audience_of", UUID.class)),
                row.getColumn("epoch", Long.class));
    }

    void moveTo(Handle handle, UUID campaign, UUID subscriber) {
        handle.createUpdate("update slice set after_id = :after where campaign_id = :campaign and number = :number")
                .bind("after", subscriber)
                .bind("campaign", campaign)
                .bind("number", number)
                .execute();
    }

    void finish(Handle handle, UUID campaign) {
        handle.createUpdate("delete from slice where campaign_id = :campaign and number = :number")
                .bind("campaign", campaign)
                .bind("number", number)
                .execute();
    }
}
