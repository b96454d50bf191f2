package org.tocsin.preference.undoing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.ledger.ConsentEntry;

/** The offers that were made; every method joins the caller's transaction. */
@ApplicationScoped
class Undos {

    private static final String INSERT =
            """
            insert into undo (id, subscriber_id, expires_at, mailed_on)
            values (:id, :subscriber, :expiresAt, :mailedOn)
            on conflict (subscriber_id, mailed_on) do nothing
            """;

    private static final String COVER =
            """
            insert into undo_entry (undo_id, purpose, sequence) values (:undo, :purpose, :sequence)
            on conflict (undo_id, purpose) do update set sequence = excluded.sequence
            """;

    private final Jdbi jdbi;

    Undos(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds an offer for the page. */
    void addForPage(UUID id, SubscriberId subscriber, Instant expiresAt) {
        insert(id, subscriber, expiresAt, Optional.empty());
    }

    /** Adds an offer for a mail, unless there was one that day; says whether it did. */
    boolean addForMail(UUID id, SubscriberId subscriber, Instant expiresAt, LocalDate day) {
        return insert(id, subscriber, expiresAt, Optional.of(day));
    }

    private boolean insert(UUID id, SubscriberId subscriber, Instant expiresAt, Optional<LocalDate> mailedOn) {
        return jdbi.withHandle(handle -> handle.createUpdate(INSERT)
                        .bind("id", id)
                        .bind("subscriber", subscriber.value())
                        .bind("expiresAt", expiresAt)
                        .bind("mailedOn", mailedOn)
                        .execute())
                == 1;
    }

    /** The offer that this person was mailed that day. */
    UUID mailedOn(SubscriberId subscriber, LocalDate day) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id from undo where subscriber_id = :subscriber and mailed_on = :day")
                .bind("subscriber", subscriber.value())
                .bind("day", day)
                .mapTo(UUID.class)
                .one());
    }

    /** Lets the offer take back these opt-outs too; a later one of a topic replaces the earlier. */
    void cover(UUID undo, Collection<ConsentEntry> optOuts) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(COVER);
            optOuts.forEach(optOut -> batch.bind("undo", undo)
                    .bind("purpose", optOut.decision().purpose().name())
                    .bind("sequence", optOut.sequence())
                    .add());
            batch.execute();
        });
    }

    Optional<Undo> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select subscriber_id, expires_at, mailed_on is not null as mailed from undo where id = :id")
                .bind("id", id)
                .map((row, context) -> new Undo(
                        id,
                        new SubscriberId(row.getObject("subscriber_id", UUID.class)),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getBoolean("mailed"),
                        covered(id)))
                .findOne());
    }

    private Map<Purpose, Long> covered(UUID undo) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select purpose, sequence from undo_entry where undo_id = :undo")
                        .bind("undo", undo)
                        .reduceRows(new HashMap<>(), (covered, row) -> {
                            covered.put(
                                    Purpose.topic(row.getColumn("purpose", String.class)),
                                    row.getColumn("sequence", Long.class));
                            return covered;
                        }));
    }
}
