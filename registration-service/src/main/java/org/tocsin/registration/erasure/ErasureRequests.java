package org.tocsin.registration.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

import org.tocsin.registration.subscriber.SubscriberId;

/** All mailed links to erase, in PostgreSQL; every method joins the running transaction. */
@ApplicationScoped
class ErasureRequests {

    private static final int WRONG_CODES = 5;

    private static final String ADD =
            """
            insert into erasure_request (id, subscriber_id, browser, code, asked_at, expires_at)
            values (:id, :subscriber, :browser, :code, :now, :expiresAt)
            """;

    private static final String OPEN =
            """
            select * from erasure_request
             where id = :id and expires_at >= :now and wrong_codes < :most
            """;

    private static final String WRONG = "update erasure_request set wrong_codes = wrong_codes + 1 where id = :id";

    private static final String CLOSE = "delete from erasure_request where subscriber_id = :subscriber";

    private static final String FORGET = "delete from erasure_request where expires_at < :now";

    private final Jdbi database;

    ErasureRequests(Jdbi database) {
        this.database = database;
    }

    void add(ErasureRequest request, Instant now, Instant expiresAt) {
        database.useHandle(handle -> handle.createUpdate(ADD)
                .bind("id", request.id())
                .bind("subscriber", request.subscriber().value())
                .bind("browser", request.browser())
                .bind("code", request.code())
                .bind("now", now)
                .bind("expiresAt", expiresAt)
                .execute());
    }

    /** Locked until the transaction ends, so that codes are tried one after the other. Empty when it was used or is too old. */
    Optional<ErasureRequest> lock(UUID id, Instant now) {
        return find(OPEN + " for update", id, now);
    }

    Optional<ErasureRequest> find(UUID id, Instant now) {
        return find(OPEN, id, now);
    }

    void countWrongCode(UUID id) {
        database.useHandle(handle -> handle.createUpdate(WRONG).bind("id", id).execute());
    }

    /** Closes all of one subscriber. */
    void close(SubscriberId subscriber) {
        database.useHandle(handle -> handle.createUpdate(CLOSE)
                .bind("subscriber", subscriber.value())
                .execute());
    }

    int forget(Instant now) {
        return database.withHandle(
                handle -> handle.createUpdate(FORGET).bind("now", now).execute());
    }

    private Optional<ErasureRequest> find(String query, UUID id, Instant now) {
        return database.withHandle(handle -> handle.createQuery(query)
                .bind("id", id)
                .bind("now", now)
                .bind("most", WRONG_CODES)
                .map(ErasureRequests::read)
                .findOne());
    }

    private static ErasureRequest read(ResultSet row, StatementContext context) throws SQLException {
        return new ErasureRequest(
                row.getObject("id", UUID.class),
                new SubscriberId(row.getObject("subscriber_id", UUID.class)),
                row.getString("browser"),
                row.getString("code"));
    }
}
