package org.tocsin.registration.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

import org.tocsin.registration.disclosure.Disclosure.Decision;
import org.tocsin.registration.disclosure.Disclosure.Demand;
import org.tocsin.registration.disclosure.Disclosure.Silence;
import org.tocsin.registration.subscriber.SubscriberId;

/** The register, in PostgreSQL; every method joins the running transaction. */
@ApplicationScoped
public class Disclosures {

    private static final String ADD =
            """
            insert into disclosure (id, subscriber_id, authority, legal_basis, fields, silence_reason, silent_until,
                                    asked_by, asked_at)
            values (:id, :subscriber, :authority, :legalBasis, :fields, :silenceReason, :silentUntil, :askedBy, :askedAt)
            """;

    private static final String SELECT =
            """
            select disclosure.*,
                   array(select given_at from disclosure_given where disclosure_id = id order by given_at) as given
              from disclosure
            """;

    private static final String DECIDE =
            "update disclosure set decided_by = :by, decided_at = :at, approved = :approved where id = :id";

    private static final String GIVE =
            "insert into disclosure_given (disclosure_id, given_by, given_at) values (:id, :by, :at)";

    private static final String UNDECIDED =
            SELECT + " where decided_by is null order by asked_at desc, id desc limit :most";

    private static final String DECIDED = SELECT
            + """
             where decided_by is not null
               and (:before::uuid is null or (asked_at, id) < (select asked_at, id from disclosure where id = :before))
             order by asked_at desc, id desc limit :most
            """;

    private static final String KNOWS = "select exists (select from disclosure where id = :id)";

    private static final String TOLD = SELECT
            + """
             where subscriber_id = :subscriber and approved and (silent_until is null or silent_until < :today)
             order by decided_at desc, id
            """;

    private final Jdbi database;

    Disclosures(Jdbi database) {
        this.database = database;
    }

    void add(Disclosure disclosure) {
        Demand demand = disclosure.demand();
        database.useHandle(handle -> handle.createUpdate(ADD)
                .bind("id", disclosure.id())
                .bind("subscriber", disclosure.subscriber().value())
                .bind("authority", demand.authority())
                .bind("legalBasis", demand.legalBasis())
                .bindArray(
                        "fields",
                        String.class,
                        demand.fields().stream().map(DisclosedField::word).toList())
                .bind("silenceReason", disclosure.silence().map(Silence::reason).orElse(null))
                .bind("silentUntil", disclosure.silence().map(Silence::until).orElse(null))
                .bind("askedBy", disclosure.askedBy())
                .bind("askedAt", disclosure.askedAt())
                .execute());
    }

    /** Locked until the transaction ends, so that of two decisions the second finds the first. */
    Optional<Disclosure> lock(UUID id) {
        return database.withHandle(handle -> handle.createQuery(SELECT + " where id = :id for update")
                .bind("id", id)
                .map(Disclosures::read)
                .findOne());
    }

    void decide(UUID id, Decision decision) {
        database.useHandle(handle -> handle.createUpdate(DECIDE)
                .bind("id", id)
                .bind("by", decision.by())
                .bind("at", decision.at())
                .bind("approved", decision.approved())
                .execute());
    }

    void give(UUID id, String by, Instant at) {
        database.useHandle(handle -> handle.createUpdate(GIVE)
                .bind("id", id)
                .bind("by", by)
                .bind("at", at)
                .execute());
    }

    /** Of all readers those that nobody has decided, the newest first. */
    List<Disclosure> undecided(int most) {
        return database.withHandle(handle -> handle.createQuery(UNDECIDED)
                .bind("most", most)
                .map(Disclosures::read)
                .list());
    }

    /** Of all readers those that were decided, the newest first; after this one when one is named. */
    List<Disclosure> decidedBefore(Optional<UUID> before, int most) {
        return database.withHandle(handle -> handle.createQuery(DECIDED)
                .bind("before", before.orElse(null))
                .bind("most", most)
                .map(Disclosures::read)
                .list());
    }

    boolean knows(UUID id) {
        return database.withHandle(handle ->
                handle.createQuery(KNOWS).bind("id", id).mapTo(Boolean.class).one());
    }

    /** What this reader is to be told today. */
    public List<ToldDisclosure> toldTo(SubscriberId subscriber, LocalDate today) {
        return database.withHandle(handle -> handle.createQuery(TOLD)
                .bind("subscriber", subscriber.value())
                .bind("today", today)
                .map(Disclosures::read)
                .map(ToldDisclosure::of)
                .list());
    }

    private static Disclosure read(ResultSet row, StatementContext context) throws SQLException {
        return new Disclosure(
                row.getObject("id", UUID.class),
                new SubscriberId(row.getObject("subscriber_id", UUID.class)),
                new Demand(
                        row.getString("authority"),
                        row.getString("legal_basis"),
                        words(row).stream()
                                .map(word -> DisclosedField.of(word).orElseThrow())
                                .toList()),
                silence(row),
                row.getString("asked_by"),
                instant(row, "asked_at"),
                decision(row),
                times(row));
    }

    private static List<String> words(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("fields").getArray());
    }

    private static Optional<Silence> silence(ResultSet row) throws SQLException {
        String reason = row.getString("silence_reason");
        return reason == null
                ? Optional.empty()
                : Optional.of(new Silence(reason, row.getObject("silent_until", LocalDate.class)));
    }

    private static Optional<Decision> decision(ResultSet row) throws SQLException {
        String by = row.getString("decided_by");
        return by == null
                ? Optional.empty()
                : Optional.of(new Decision(by, instant(row, "decided_at"), row.getBoolean("approved")));
    }

    private static List<Instant> times(ResultSet row) throws SQLException {
        return Arrays.stream((java.sql.Timestamp[]) row.getArray("given").getArray())
                .map(java.sql.Timestamp::toInstant)
                .toList();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
