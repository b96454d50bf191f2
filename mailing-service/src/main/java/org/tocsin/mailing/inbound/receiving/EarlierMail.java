package org.tocsin.mailing.inbound.receiving;

import java.util.Optional;
import java.util.UUID;

import org.jdbi.v3.core.result.RowView;

/** What is still known of a message that came earlier. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EarlierMail(
        UUID id,
        Optional<UUID> subscriber,
        String knownBy,
        String effect,
        Optional<String> topic,
        Optional<UUID> campaign,
        Optional<String> corrected,
        Optional<byte[]> raw) {

    /** What {@link #of} reads, from inbound_mail and, where it is kept, inbound_raw. */
    static final String COLUMNS =
            "mail.id, subscriber_id, known_by, effect, about_topic, campaign_id, corrected_meaning, raw.raw";

    static EarlierMail of(RowView row) {
        return new EarlierMail(
                row.getColumn("id", UUID.class),
                Optional.ofNullable(row.getColumn("subscriber_id", UUID.class)),
                row.getColumn("known_by", String.class),
                row.getColumn("effect", String.class),
                Optional.ofNullable(row.getColumn("about_topic", String.class)),
                Optional.ofNullable(row.getColumn("campaign_id", UUID.class)),
                Optional.ofNullable(row.getColumn("corrected_meaning", String.class)),
                Optional.ofNullable(row.getColumn("raw", byte[].class)));
    }

    /** Whether nothing but From says whose it is. */
    boolean isClaimed() {
        return knownBy.startsWith(Writer.FROM_ALONE);
    }
}
