package org.tocsin.mailing.audience;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

import org.tocsin.events.Received;
import org.tocsin.events.wire.SubscriberState;

/** The confirmed subscribers and their addresses. */
@ApplicationScoped
public class KnownSubscribers {

    /** The same version is written again: that is how a projection is rebuilt from the log. Whoever is erased has the highest. */
    private static final String APPLY =
            """
            insert into subscriber (id, version, email, name, locale, confirmed_at)
            values (:id, :version, :email, :name, :locale, :confirmedAt)
            on conflict (id) do update
               set version = excluded.version, email = excluded.email, name = excluded.name,
                   locale = excluded.locale, confirmed_at = excluded.confirmed_at
             where subscriber.version <= excluded.version""";

    private static final String ERASE =
            """
            insert into subscriber (id, version, erased_at)
            values (:id, :version, now())
            on conflict (id) do update
               set version = excluded.version, email = null, name = null,
                   locale = null, confirmed_at = null, erased_at = excluded.erased_at
             where subscriber.version < excluded.version""";

    private static final String FIND = "select email, name, locale from subscriber where id = :id";

    private final Jdbi jdbi;
    private final Event<SubscriberErased> erased;

    KnownSubscribers(Jdbi jdbi, Event<SubscriberErased> erased) {
        this.jdbi = jdbi;
        this.erased = erased;
    }

    /** Applies what is newer than what is known. Joins the caller's transaction. */
    void apply(List<Received<SubscriberState>> events) {
        List<Newest<SubscriberState>> newest = Newest.of(events, SubscriberState::version);
        jdbi.useHandle(handle -> {
            store(handle, newest);
            erase(handle, newest);
        });
        newest.stream().filter(Newest::erased).forEach(one -> erased.fire(new SubscriberErased(one.subscriberId())));
    }

    public Reachability find(UUID subscriberId) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("id", subscriberId)
                .map(KnownSubscribers::reachability)
                .findOne()
                .orElseGet(Reachability.Unknown::new));
    }

    private static void store(Handle handle, List<Newest<SubscriberState>> newest) {
        PreparedBatch batch = handle.prepareBatch(APPLY);
        for (Newest<SubscriberState> one : newest) {
            one.state().ifPresent(state -> batch.bind("id", one.subscriberId())
                    .bind("version", one.version())
                    .bind("email", state.email())
                    .bind("name", state.name())
                    .bind("locale", state.locale())
                    .bind("confirmedAt", state.confirmedAt())
                    .add());
        }
        batch.execute();
    }

    private static void erase(Handle handle, List<Newest<SubscriberState>> newest) {
        PreparedBatch batch = handle.prepareBatch(ERASE);
        newest.stream().filter(Newest::erased).forEach(one -> batch.bind("id", one.subscriberId())
                .bind("version", one.version())
                .add());
        batch.execute();
    }

    private static Reachability reachability(ResultSet row, StatementContext context) throws SQLException {
        String email = row.getString("email");
        return email == null
                ? new Reachability.Erased()
                : new Reachability.Reachable(
                        email, Optional.ofNullable(row.getString("name")), row.getString("locale"));
    }
}
