package org.tocsin.mailing.audience;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.Dependent;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

import org.tocsin.events.wire.Interests;
import org.tocsin.events.wire.PreferencesState;
import org.tocsin.mailing.campaign.Concern;
import org.tocsin.mailing.campaign.Severity;

/** Until when readers pause, and which alerts they want; nothing is kept about whoever has said nothing. */
@Dependent
class KnownWishes {

    private static final String FORGET = "delete from reader_wish where subscriber_id = any(:ids)";

    private static final String STORE =
            """
            insert into reader_wish (subscriber_id, paused_until, named, minimum_severity)
            values (:subscriber, :pausedUntil, :named, :minimumSeverity)""";

    void replace(Handle handle, Set<UUID> subscribers, Map<UUID, PreferencesState> states) {
        handle.createUpdate(FORGET).bindArray("ids", UUID.class, subscribers).execute();
        PreparedBatch batch = handle.prepareBatch(STORE);
        states.forEach((subscriber, state) -> {
            if (saysSomething(state)) {
                add(batch, subscriber, state);
            }
        });
        batch.execute();
    }

    private static boolean saysSomething(PreferencesState state) {
        return state.pausedUntil().isPresent()
                || state.interests()
                        .filter(interests -> !interests.equals(Interests.ALL))
                        .isPresent();
    }

    private static void add(PreparedBatch batch, UUID subscriber, PreferencesState state) {
        Interests interests = state.interests().orElse(Interests.ALL);
        Optional<Instant> pausedUntil = state.pausedUntil();
        batch.bind("subscriber", subscriber)
                .bind("pausedUntil", pausedUntil)
                .bind("named", named(interests))
                .bind(
                        "minimumSeverity",
                        interests.minimumSeverity().flatMap(Severity::of).map(Severity::rank))
                .add();
    }

    /** Null, and not empty, for whoever wants everything. */
    private static String[] named(Interests interests) {
        return interests.named().isEmpty()
                ? null
                : interests.named().stream()
                        .flatMap(interest -> Concern.spellings(interest.vendor(), interest.product()).stream())
                        .distinct()
                        .toArray(String[]::new);
    }
}
