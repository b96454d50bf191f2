package org.tocsin.registration.moving;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.postgres.OtherAddress;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.sealing.ReaderKey;
import org.tocsin.sealing.ReaderKeys;

/** All links that change an address, in PostgreSQL; every method joins the running transaction. */
@ApplicationScoped
class AddressChanges {

    private static final String ADD =
            """
            insert into address_change (id, subscriber_id, email, takes_back, asked_at, expires_at)
            values (:id, :subscriber, :email, :takesBack, :now, :expiresAt)
            """;

    private static final String FIND = "select * from address_change where id = :id and expires_at >= :now";

    private static final String CLOSE =
            "delete from address_change where subscriber_id = :subscriber and (not takes_back or :all)";

    private static final String FORGET = "delete from address_change where expires_at < :now";

    private final Jdbi database;
    private final ReaderKeys keys;

    AddressChanges(Jdbi database, ReaderKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    void add(AddressChange change, Instant now, Instant expiresAt) {
        ReaderKey key = keys.of(change.subscriber().value());
        database.useHandle(handle -> handle.createUpdate(ADD)
                .bind("id", change.id())
                .bind("subscriber", change.subscriber().value())
                .bind("email", key.seal(OtherAddress.FIELD, change.email().value()))
                .bind("takesBack", change.takesBack())
                .bind("now", now)
                .bind("expiresAt", expiresAt)
                .execute());
    }

    Optional<AddressChange> find(UUID id, Instant now) {
        return database.withHandle(handle -> handle.createQuery(FIND)
                .bind("id", id)
                .bind("now", now)
                .map((row, context) -> read(row))
                .findOne()
                .flatMap(Function.identity()));
    }

    /** A change closes the other links to a new address; taking one back closes all. */
    void close(AddressChange made) {
        database.useHandle(handle -> handle.createUpdate(CLOSE)
                .bind("subscriber", made.subscriber().value())
                .bind("all", made.takesBack())
                .execute());
    }

    /**
     * Ends what was begun at the other mailbox: whoever is there must not come back by it. A change that is taken back takes a planned
     * erasure with it.
     */
    void endWhatWasBegun(AddressChange made) {
        UUID subscriber = made.subscriber().value();
        database.useHandle(handle -> {
            handle.execute("delete from request where subscriber_id = ? and confirmed_at is null", subscriber);
            handle.execute("delete from remembered_browser where subscriber_id = ?", subscriber);
            handle.execute("delete from sign_in where subscriber_id = ? and used_at is null", subscriber);
            handle.execute("delete from erasure_request where subscriber_id = ?", subscriber);
            if (made.takesBack()) {
                handle.execute("delete from planned_erasure where subscriber_id = ?", subscriber);
            }
        });
    }

    int forget(Instant now) {
        return database.withHandle(
                handle -> handle.createUpdate(FORGET).bind("now", now).execute());
    }

    /** Empty when its key is destroyed: the reader was erased meanwhile. */
    private Optional<AddressChange> read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        UUID subscriber = row.getObject("subscriber_id", UUID.class);
        boolean takesBack = row.getBoolean("takes_back");
        return keys.find(subscriber)
                .find(OtherAddress.FIELD, row.getString("email"))
                .map(email -> new AddressChange(id, new SubscriberId(subscriber), new EmailAddress(email), takesBack));
    }
}
