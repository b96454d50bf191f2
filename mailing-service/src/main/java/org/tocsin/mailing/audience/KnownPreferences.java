package org.tocsin.mailing.audience;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import org.tocsin.events.Received;
import org.tocsin.events.wire.PreferencesState;
import org.tocsin.events.wire.TopicChoice;

/** Who wants which topic. The newest state of a subscriber replaces all that was known of their choices. */
@ApplicationScoped
class KnownPreferences {

    private static final String ADVANCE =
            """
            insert into preference_version (subscriber_id, version)
            select * from unnest(:ids, :versions)
            on conflict (subscriber_id) do update
               set version = excluded.version
             where preference_version.version <= excluded.version
            returning subscriber_id""";

    private static final String FORGET = "delete from preference where subscriber_id = any(:ids)";

    private static final String STORE =
            """
            insert into preference (subscriber_id, topic, opted_in, since, via)
            values (:subscriber, :topic, :optedIn, :since, :via)""";

    private final Jdbi jdbi;
    private final KnownWishes wishes;

    KnownPreferences(Jdbi jdbi, KnownWishes wishes) {
        this.jdbi = jdbi;
        this.wishes = wishes;
    }

    /** Applies what is newer than what is known. Joins the caller's transaction. */
    void apply(List<Received<PreferencesState>> events) {
        List<Newest<PreferencesState>> newest = Newest.of(events, PreferencesState::version);
        jdbi.useHandle(handle -> {
            Set<UUID> advanced = advance(handle, newest);
            if (!advanced.isEmpty()) {
                handle.createUpdate(FORGET)
                        .bindArray("ids", UUID.class, advanced)
                        .execute();
                Map<UUID, PreferencesState> states = new TreeMap<>();
                newest.stream()
                        .filter(one -> advanced.contains(one.subscriberId()))
                        .forEach(one -> one.state().ifPresent(state -> states.put(one.subscriberId(), state)));
                store(handle, states);
                wishes.replace(handle, advanced, states);
            }
        });
    }

    /** The subscribers of whom this batch says something new; their rows stay locked until the transaction ends. */
    private static Set<UUID> advance(Handle handle, List<Newest<PreferencesState>> newest) {
        return handle.createQuery(ADVANCE)
                .bindArray(
                        "ids",
                        UUID.class,
                        newest.stream().map(Newest::subscriberId).toList())
                .bindArray(
                        "versions",
                        Long.class,
                        newest.stream().map(Newest::version).toList())
                .mapTo(UUID.class)
                .set();
    }

    private static void store(Handle handle, Map<UUID, PreferencesState> states) {
        PreparedBatch batch = handle.prepareBatch(STORE);
        states.forEach((subscriber, state) -> state.topics().forEach(choice -> add(batch, subscriber, choice)));
        batch.execute();
    }

    private static void add(PreparedBatch batch, UUID subscriberId, TopicChoice choice) {
        batch.bind("subscriber", subscriberId)
                .bind("topic", choice.topic())
                .bind("optedIn", choice.optedIn())
                .bind("since", choice.since())
                .bind("via", choice.via())
                .add();
    }
}
