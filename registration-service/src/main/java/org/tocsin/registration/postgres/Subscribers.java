package org.tocsin.registration.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.Subscriber;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.sealing.ReaderKey;
import org.tocsin.sealing.ReaderKeys;

/** All subscribers, pending and confirmed. */
@ApplicationScoped
public class Subscribers {

    /** The same statement for a known and an unknown address, and the same row lock, so that neither is quicker. */
    private static final String RESERVE =
            """
            with known as (
                update subscriber set last_asked_at = :now where identity = any(:identities) returning id
            ), made as (
                insert into subscriber (id, identity, last_asked_at)
                select :id, :identity, :now where not exists (select from known)
                on conflict (identity) do update set last_asked_at = excluded.last_asked_at
                returning id
            )
            select id from known union all select id from made
            """;

    private static final String FIND = "select * from subscriber where id = :id";

    private static final String LOCK = FIND + " for update";

    private static final String SAVE =
            """
            update subscriber
               set email = :email, identity = :identity, name = :name, language = :language,
                   confirmed_at = :confirmedAt, version = :version
             where id = :id and version = :version - 1
            """;

    /** The requests go with them. Checked again on the locked row, so that whoever asks at this moment stays. */
    private static final String FORGET_PENDING =
            "delete from subscriber where confirmed_at is null and last_asked_at < :before";

    private static final String AT =
            "select * from subscriber where identity = any(:identities) and confirmed_at is not null";

    private static final String PAGE =
            "select * from subscriber where confirmed_at is not null and id > :last order by id limit :most";

    private static final String KNOWS = "select exists (select from subscriber where identity = any(:identities))";

    private static final String FORGET_PENDING_AT =
            "delete from subscriber where identity = any(:identities) and confirmed_at is null";

    private static final String ERASE = "delete from subscriber where id = :id";

    private final Jdbi database;
    private final Requests requests;
    private final Identities identities;
    private final ReaderKeys keys;

    Subscribers(Jdbi database, Requests requests, Identities identities, ReaderKeys keys) {
        this.database = database;
        this.requests = requests;
        this.identities = identities;
        this.keys = keys;
    }

    /** The id of whoever owns this address; a new one when nobody does yet. */
    public SubscriberId reserve(EmailAddress email, Instant now) {
        return database.withHandle(handle -> handle.createQuery(RESERVE)
                .bind("id", SubscriberId.random().value())
                .bind("identity", identities.of(email))
                .bindArray("identities", String.class, identities.allOf(email))
                .bind("now", now)
                .mapTo(UUID.class)
                .map(SubscriberId::new)
                .one());
    }

    public Optional<Subscriber> find(SubscriberId id) {
        return query(FIND, id);
    }

    /** Locks the row until the transaction ends: versions, and so events, of one subscriber are made one after the other. */
    public Optional<Subscriber> lock(SubscriberId id) {
        return query(LOCK, id);
    }

    private Optional<Subscriber> query(String query, SubscriberId id) {
        return database.withHandle(handle -> handle.createQuery(query)
                .bind("id", id.value())
                .map((row, context) -> read(row))
                .findOne());
    }

    /** Whoever has confirmed this address. */
    public Optional<Confirmed> confirmedAt(EmailAddress email) {
        return database.withHandle(handle -> handle.createQuery(AT)
                .bindArray("identities", String.class, identities.allOf(email))
                .map((row, context) -> read(row))
                .findOne()
                .filter(Confirmed.class::isInstance)
                .map(Confirmed.class::cast));
    }

    /** At most so many of those who have confirmed, in the order of their ids, after this one. */
    public List<Confirmed> confirmedAfter(UUID last, int most) {
        return database.withHandle(handle -> handle.createQuery(PAGE)
                .bind("last", last)
                .bind("most", most)
                .map((row, context) -> (Confirmed) read(row))
                .list());
    }

    /** Whether anybody ever asked for mail to this address, and has neither been erased nor let it lapse. */
    public boolean knows(EmailAddress email) {
        return database.withHandle(handle -> handle.createQuery(KNOWS)
                .bindArray("identities", String.class, identities.allOf(email))
                .mapTo(Boolean.class)
                .one());
    }

    /**
     * Makes an address free for this subscriber: what somebody merely asked for goes, since nobody has proved it. False when it is
     * somebody else's.
     */
    public boolean makeRoom(SubscriberId id, EmailAddress email) {
        database.useHandle(handle -> handle.createUpdate(FORGET_PENDING_AT)
                .bindArray("identities", String.class, identities.allOf(email))
                .execute());
        return confirmedAt(email).filter(other -> !other.id().equals(id)).isEmpty();
    }

    /** @throws IllegalStateException when the row was not locked before and has moved on */
    public void save(Confirmed subscriber) {
        ReaderKey key = keys.of(subscriber.id().value());
        int rows = database.withHandle(handle -> handle.createUpdate(SAVE)
                .bind("id", subscriber.id().value())
                .bind("email", key.seal(SubscriberRow.EMAIL, subscriber.email().value()))
                .bind("identity", identities.of(subscriber.email()))
                .bind(
                        "name",
                        subscriber
                                .name()
                                .map(name -> key.seal(SubscriberRow.NAME, name.value()))
                                .orElse(null))
                .bind("language", subscriber.language().tag())
                .bind("confirmedAt", subscriber.confirmedAt())
                .bind("version", subscriber.version())
                .execute());
        if (rows != 1) {
            throw new IllegalStateException("subscriber " + subscriber.id().value() + " was changed in between");
        }
    }

    /** Their requests, confirmed or not, and their sign-ins go with them. */
    public void erase(SubscriberId id) {
        database.useHandle(
                handle -> handle.createUpdate(ERASE).bind("id", id.value()).execute());
    }

    /** Returns how many there were. */
    public int forgetPendingSince(Instant before) {
        return database.withHandle(handle ->
                handle.createUpdate(FORGET_PENDING).bind("before", before).execute());
    }

    private Subscriber read(ResultSet row) throws SQLException {
        return SubscriberRow.read(row, keys, requests::newestConfirmed);
    }
}
