package org.tocsin.registration.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.postgres.Identities;
import org.tocsin.registration.subscriber.SubscriberId;

/** All links to sign in, in PostgreSQL; every method joins the running transaction. */
@ApplicationScoped
class SignIns {

    /** One statement for known and unknown addresses alike. */
    private static final String ASK =
            """
            insert into sign_in (id, subscriber_id, browser, asked_at, expires_at)
            select :id, id, :browser, :now, :expiresAt
              from subscriber where identity = any(:identities) and confirmed_at is not null
            returning *
            """;

    private static final String OPEN =
            "select * from sign_in where id = :id and used_at is null and expires_at >= :now";

    /** Of two clicks at the same moment the second finds no row. */
    private static final String USE =
            "update sign_in set used_at = :now where id = :id and used_at is null and expires_at >= :now returning *";

    private static final String USED =
            "select used_at from sign_in where subscriber_id = :subscriber and used_at is not null order by used_at desc";

    private static final String FORGET = "delete from sign_in where asked_at < :before";

    private final Jdbi database;
    private final Identities identities;

    SignIns(Jdbi database, Identities identities) {
        this.database = database;
        this.identities = identities;
    }

    /** Empty when no subscriber has this address. */
    Optional<SignIn> ask(EmailAddress email, String browser, Instant now, Instant expiresAt) {
        return database.withHandle(handle -> handle.createQuery(ASK)
                .bind("id", UUID.randomUUID())
                .bindArray("identities", String.class, identities.allOf(email))
                .bind("browser", browser)
                .bind("now", now)
                .bind("expiresAt", expiresAt)
                .map(SignIns::read)
                .findOne());
    }

    /** Empty when the link was used, has expired, or is long forgotten. */
    Optional<SignIn> open(UUID id, Instant now) {
        return find(OPEN, id, now);
    }

    /** The same, and makes it used. */
    Optional<SignIn> use(UUID id, Instant now) {
        return find(USE, id, now);
    }

    /** When this subscriber signed in, as long as that is kept; newest first. */
    List<Instant> usedBy(SubscriberId subscriber) {
        return database.withHandle(handle -> handle.createQuery(USED)
                .bind("subscriber", subscriber.value())
                .mapTo(Instant.class)
                .list());
    }

    /** Returns how many there were. */
    int forgetBefore(Instant before) {
        return database.withHandle(
                handle -> handle.createUpdate(FORGET).bind("before", before).execute());
    }

    private Optional<SignIn> find(String query, UUID id, Instant now) {
        return database.withHandle(handle -> handle.createQuery(query)
                .bind("id", id)
                .bind("now", now)
                .map(SignIns::read)
                .findOne());
    }

    private static SignIn read(ResultSet row, StatementContext context) throws SQLException {
        return new SignIn(
                row.getObject("id", UUID.class),
                new SubscriberId(row.getObject("subscriber_id", UUID.class)),
                row.getString("browser"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant());
    }
}
