package org.tocsin.mailing.inbound.receiving;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/** Corrections are kept beside what was understood at first, which is never overwritten. */
@ApplicationScoped
class CorrectionTable {

    private static final String LOCK =
            """
            select mail.id, subscriber_id, known_by, effect, about_topic, campaign_id, corrected_meaning, raw.raw
            from inbound_mail mail left join inbound_raw raw using (message_hash)
            where mail.id = :id
            for update of mail
            """;

    private final Jdbi database;

    CorrectionTable(Jdbi database) {
        this.database = database;
    }

    Optional<Misunderstood> lock(UUID id) {
        return database.withHandle(handle -> handle.createQuery(LOCK)
                .bind("id", id)
                .map(CorrectionTable::misunderstood)
                .findOne());
    }

    void correct(UUID id, String meaning, String followed, Instant now) {
        database.useHandle(handle -> handle.createUpdate(
                        """
                        update inbound_mail
                        set corrected_meaning = :meaning, corrected_effect = :followed, corrected_at = :now
                        where id = :id
                        """)
                .bind("meaning", meaning)
                .bind("followed", followed)
                .bind("now", now)
                .bind("id", id)
                .execute());
    }

    private static Misunderstood misunderstood(RowView row) {
        return new Misunderstood(
                row.getColumn("id", UUID.class),
                Optional.ofNullable(row.getColumn("subscriber_id", UUID.class)),
                row.getColumn("known_by", String.class),
                row.getColumn("effect", String.class),
                Optional.ofNullable(row.getColumn("about_topic", String.class)),
                Optional.ofNullable(row.getColumn("campaign_id", UUID.class)),
                Optional.ofNullable(row.getColumn("corrected_meaning", String.class)),
                Optional.ofNullable(row.getColumn("raw", byte[].class)));
    }
}
