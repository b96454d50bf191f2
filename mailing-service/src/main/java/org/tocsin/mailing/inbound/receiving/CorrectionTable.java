package org.tocsin.mailing.inbound.receiving;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

/** Corrections are kept beside what was understood at first, which is never overwritten. */
@ApplicationScoped
class CorrectionTable {

    private static final String LOCK =
            """
            select %s
            from inbound_mail mail left join inbound_raw raw using (message_hash)
            where mail.id = :id
            for update of mail
            """
                    .formatted(EarlierMail.COLUMNS);

    private final Jdbi database;

    CorrectionTable(Jdbi database) {
        this.database = database;
    }

    Optional<EarlierMail> lock(UUID id) {
        return database.withHandle(handle ->
                handle.createQuery(LOCK).bind("id", id).map(EarlierMail::of).findOne());
    }

    void correct(UUID id, String meaning, String followed, byte[] by, Instant now) {
        database.useHandle(handle -> handle.createUpdate(
                        """
                        update inbound_mail
                        set corrected_meaning = :meaning, corrected_effect = :followed, corrected_by = :by, corrected_at = :now
                        where id = :id
                        """)
                .bind("meaning", meaning)
                .bind("followed", followed)
                .bind("by", by)
                .bind("now", now)
                .bind("id", id)
                .execute());
    }
}
