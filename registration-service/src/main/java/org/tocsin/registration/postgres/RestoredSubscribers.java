package org.tocsin.registration.postgres;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;

import org.tocsin.events.wire.ConfirmedRequest;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.sealing.ReaderKey;
import org.tocsin.sealing.ReaderKeys;

/** Writes subscribers as the log has them, over what a backup brought back. */
@ApplicationScoped
public class RestoredSubscribers {

    /** deploy/restore adds this to each version, so that whatever changes later is newer than all that the log knows. */
    static final long ABOVE = 1_000_000;

    private static final String VERSIONS = "select id, version from subscriber where id = any(:ids)";

    private static final String LOCK = "select version from subscriber where id = :id for update";

    /** A key can only be made for who is there. */
    private static final String ADD =
            """
            insert into subscriber (id, identity, last_asked_at) values (:id, :identity, :confirmedAt)
            on conflict (id) do nothing
            """;

    private static final String TAKE =
            """
            update subscriber
               set email = :email, identity = :identity, name = :name, language = :language,
                   confirmed_at = :confirmedAt, version = :version
             where id = :id
            """;

    /** What was pending in the backup has been confirmed since. */
    private static final String TAKE_REQUEST =
            """
            insert into request (id, subscriber_id, email, name, language, topics, sponsors, channel, policy_version,
                                 requested_at, expires_at, confirmed_at)
            values (:request, :id, :email, :name, :language, :topics, :sponsors, :channel, :policyVersion,
                    :requestedAt, :confirmedAt, :confirmedAt)
            on conflict (id) do update set confirmed_at = excluded.confirmed_at where request.confirmed_at is null
            """;

    private final Jdbi database;
    private final Identities identities;
    private final ReaderKeys keys;

    RestoredSubscribers(Jdbi database, Identities identities, ReaderKeys keys) {
        this.database = database;
        this.identities = identities;
        this.keys = keys;
    }

    /** Of those who are known, whether confirmed (above 0) or pending. */
    public Map<UUID, Long> versions(Collection<UUID> readers) {
        return database.withHandle(handle -> handle.createQuery(VERSIONS)
                .bindArray("ids", UUID.class, readers)
                .setMapKeyColumn("id")
                .setMapValueColumn("version")
                .collectInto(new GenericType<Map<UUID, Long>>() {}));
    }

    /** Locks the row until the transaction ends. */
    public Optional<Long> lockVersion(SubscriberId id) {
        return database.withHandle(handle -> handle.createQuery(LOCK)
                .bind("id", id.value())
                .mapTo(Long.class)
                .findOne());
    }

    /** Whether a state from before the restore has more of a reader than the backup had; nobody knows a pending one by it. */
    public static boolean isNews(SubscriberState state, long version) {
        return version == 0 || state.version() > version - ABOVE;
    }

    /** The address is free; see {@link Subscribers#makeRoom}. */
    public void take(SubscriberState state) {
        String identity = identities.of(new EmailAddress(state.email()));
        database.useHandle(handle -> handle.createUpdate(ADD)
                .bind("id", state.subscriberId())
                .bind("identity", identity)
                .bind("confirmedAt", state.confirmedAt())
                .execute());
        ReaderKey key = keys.of(state.subscriberId());
        database.useHandle(handle -> handle.createUpdate(TAKE)
                .bind("id", state.subscriberId())
                .bind("identity", identity)
                .bind("email", key.seal(SubscriberRow.EMAIL, state.email()))
                .bind("name", name(state, key, SubscriberRow.NAME))
                .bind("language", state.locale())
                .bind("confirmedAt", state.confirmedAt())
                .bind("version", state.version() + ABOVE)
                .execute());
        state.requests().forEach(request -> take(request, state, key));
    }

    private void take(ConfirmedRequest request, SubscriberState state, ReaderKey key) {
        database.useHandle(handle -> handle.createUpdate(TAKE_REQUEST)
                .bind("request", request.requestId())
                .bind("id", state.subscriberId())
                .bind("email", key.seal(RequestRow.EMAIL, state.email()))
                .bind("name", name(state, key, RequestRow.NAME))
                .bind("language", state.locale())
                .bindArray("topics", String.class, request.topics())
                .bindArray("sponsors", String.class, request.sponsors())
                .bind("channel", request.via())
                .bind("policyVersion", request.policyVersion())
                .bind("requestedAt", request.requestedAt())
                .bind("confirmedAt", request.confirmedAt())
                .execute());
    }

    private static String name(SubscriberState state, ReaderKey key, String column) {
        return state.name().map(name -> key.seal(column, name)).orElse(null);
    }
}
