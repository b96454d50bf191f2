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

import org.tocsin.registration.subscriber.SubscriberId;

/** All browsers that stay signed in, in PostgreSQL; every method joins the running transaction. */
@ApplicationScoped
class RememberedBrowsers {

    private static final String ADD =
            """
            insert into remembered_browser (id, subscriber_id, secret, device, since, last_seen_at, expires_at)
            values (:id, :subscriber, :secret, :device, :since, :since, :expiresAt)
            """;

    private static final String SEE =
            """
            update remembered_browser set last_seen_at = :now
             where secret = :secret and subscriber_id = :subscriber and expires_at > :now
            """;

    private static final String WHOSE =
            "select subscriber_id from remembered_browser where secret = :secret and expires_at > :now";

    private static final String OF =
            """
            select * from remembered_browser
             where subscriber_id = :subscriber and expires_at > :now
             order by last_seen_at desc, id
            """;

    private static final String FORGET =
            "delete from remembered_browser where id = :id and subscriber_id = :subscriber";

    private static final String FORGET_SECRET =
            "delete from remembered_browser where secret = :secret and subscriber_id = :subscriber";

    private static final String FORGET_EXPIRED = "delete from remembered_browser where expires_at <= :now";

    private final Jdbi database;

    RememberedBrowsers(Jdbi database) {
        this.database = database;
    }

    void add(SubscriberId subscriber, String secret, RememberedBrowser browser) {
        database.useHandle(handle -> handle.createUpdate(ADD)
                .bind("id", browser.id())
                .bind("subscriber", subscriber.value())
                .bind("secret", secret)
                .bind("device", browser.device())
                .bind("since", browser.since())
                .bind("expiresAt", browser.expiresAt())
                .execute());
    }

    /** Whose browser this is, as long as it stays signed in. */
    Optional<SubscriberId> whose(String secret, Instant now) {
        return database.withHandle(handle -> handle.createQuery(WHOSE)
                .bind("secret", secret)
                .bind("now", now)
                .mapTo(UUID.class)
                .map(SubscriberId::new)
                .findOne());
    }

    void see(SubscriberId subscriber, String secret, Instant now) {
        database.useHandle(handle -> handle.createUpdate(SEE)
                .bind("subscriber", subscriber.value())
                .bind("secret", secret)
                .bind("now", now)
                .execute());
    }

    List<RememberedBrowser> of(SubscriberId subscriber, Instant now) {
        return database.withHandle(handle -> handle.createQuery(OF)
                .bind("subscriber", subscriber.value())
                .bind("now", now)
                .map(RememberedBrowsers::read)
                .list());
    }

    void forget(SubscriberId subscriber, UUID id) {
        database.useHandle(handle -> handle.createUpdate(FORGET)
                .bind("id", id)
                .bind("subscriber", subscriber.value())
                .execute());
    }

    void forget(SubscriberId subscriber, String secret) {
        database.useHandle(handle -> handle.createUpdate(FORGET_SECRET)
                .bind("secret", secret)
                .bind("subscriber", subscriber.value())
                .execute());
    }

    int forgetExpired(Instant now) {
        return database.withHandle(
                handle -> handle.createUpdate(FORGET_EXPIRED).bind("now", now).execute());
    }

    private static RememberedBrowser read(ResultSet row, StatementContext context) throws SQLException {
        return new RememberedBrowser(
                row.getObject("id", UUID.class),
                row.getString("device"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
