package org.tocsin.mailing.audience;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import org.tocsin.events.Received;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.sealing.ReaderKey;
import org.tocsin.sealing.ReaderKeys;

/** The confirmed subscribers and their addresses. */
@ApplicationScoped
public class KnownSubscribers {

    /** The same version is written again: that is how a projection is rebuilt from the log. Whoever is erased has the highest. */
    private static final String APPLY =
            """
            insert into subscriber (id, version, email, address_hash, name, locale, confirmed_at, sessions_ended_up_to)
            values (:id, :version, :email, :hash, :name, :locale, :confirmedAt, :sessionsEndedUpTo)
            on conflict (id) do update
               set version = excluded.version, email = excluded.email, address_hash = excluded.address_hash,
                   name = excluded.name, locale = excluded.locale, confirmed_at = excluded.confirmed_at,
                   sessions_ended_up_to = greatest(subscriber.sessions_ended_up_to, excluded.sessions_ended_up_to)
             where subscriber.version <= excluded.version""";

    private static final String ERASE =
            """
            insert into subscriber (id, version, erased_at)
            values (:id, :version, now())
            on conflict (id) do update
               set version = excluded.version, email = null, address_hash = null, name = null,
                   locale = null, confirmed_at = null, sessions_ended_up_to = null, erased_at = excluded.erased_at
             where subscriber.version < excluded.version""";

    private static final String ERASED = "select id from subscriber where id = any(:ids) and erased_at is not null";

    private static final String FIND = "select email, name, locale from subscriber where id = :id";

    private final Jdbi jdbi;
    private final ReaderKeys keys;
    private final AddressBook addresses;
    private final Event<SubscriberErased> erased;

    KnownSubscribers(Jdbi jdbi, ReaderKeys keys, AddressBook addresses, Event<SubscriberErased> erased) {
        this.jdbi = jdbi;
        this.keys = keys;
        this.addresses = addresses;
        this.erased = erased;
    }

    /** Applies what is newer than what is known. Joins the caller's transaction. */
    void apply(List<Received<SubscriberState>> events) {
        List<Newest<SubscriberState>> newest = Newest.of(events, SubscriberState::version);
        jdbi.useHandle(handle -> {
            store(handle, notErased(handle, newest));
            erase(handle, newest);
        });
        newest.stream().filter(Newest::erased).forEach(one -> erased.fire(new SubscriberErased(one.subscriberId())));
    }

    public Reachability find(UUID subscriberId) {
        // The row before its key: a row in clear may be sealed at any moment, and its key is there as soon as it is.
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("id", subscriberId)
                .map((row, context) -> reachability(row, keys.find(subscriberId)))
                .findOne()
                .orElseGet(Reachability.Unknown::new));
    }

    /** An old event of somebody who was erased since must not even make a key. */
    private static List<Newest<SubscriberState>> notErased(Handle handle, List<Newest<SubscriberState>> newest) {
        Set<UUID> erased = handle.createQuery(ERASED)
                .bindArray(
                        "ids",
                        UUID.class,
                        newest.stream().map(Newest::subscriberId).toList())
                .mapTo(UUID.class)
                .collect(Collectors.toSet());
        return newest.stream()
                .filter(one -> !erased.contains(one.subscriberId()))
                .toList();
    }

    private void store(Handle handle, List<Newest<SubscriberState>> newest) {
        Map<UUID, ReaderKey> readers = keys.of(newest.stream()
                .filter(one -> one.state().isPresent())
                .map(Newest::subscriberId)
                .toList());
        PreparedBatch batch = handle.prepareBatch(APPLY);
        for (Newest<SubscriberState> one : newest) {
            ReaderKey key = readers.get(one.subscriberId());
            one.state().ifPresent(state -> batch.bind("id", one.subscriberId())
                    .bind("version", one.version())
                    .bind("email", key.seal(AddressBook.EMAIL, state.email()))
                    .bind("hash", addresses.hash(state.email()))
                    .bind("name", state.name().map(name -> key.seal(AddressBook.NAME, name)))
                    .bind("locale", state.locale())
                    .bind("confirmedAt", state.confirmedAt())
                    .bind("sessionsEndedUpTo", state.sessionsEndedUpTo())
                    .add());
        }
        batch.execute();
    }

    private void erase(Handle handle, List<Newest<SubscriberState>> newest) {
        PreparedBatch batch = handle.prepareBatch(ERASE);
        newest.stream().filter(Newest::erased).forEach(one -> batch.bind("id", one.subscriberId())
                .bind("version", one.version())
                .add());
        batch.execute();
        newest.stream().filter(Newest::erased).forEach(one -> keys.destroy(one.subscriberId()));
    }

    private static Reachability reachability(ResultSet row, ReaderKey key) throws SQLException {
        String email = row.getString("email");
        String name = row.getString("name");
        String locale = row.getString("locale");
        if (email == null) {
            return new Reachability.Erased();
        }
        // Whoever is erased between the row and its key is unknown now, and erased at the next look.
        return key.find(AddressBook.EMAIL, email)
                .<Reachability>map(open -> new Reachability.Reachable(
                        open, Optional.ofNullable(name).flatMap(stored -> key.find(AddressBook.NAME, stored)), locale))
                .orElseGet(Reachability.Unknown::new);
    }
}
