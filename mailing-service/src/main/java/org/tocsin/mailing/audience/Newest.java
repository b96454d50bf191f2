package org.tocsin.mailing.audience;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToLongFunction;

import org.tocsin.events.Received;

/**
 * The newest thing that a batch of events says about one subscriber. One entry per subscriber, since a statement cannot change
 * a row twice; in the order of their ids, so that two replicas never wait for each other's rows crosswise.
 *
 * @param state empty when the subscriber is erased, which is newer than every event
 */
record Newest<T>(UUID subscriberId, long version, Optional<T> state) {

    private static final long ERASED = Long.MAX_VALUE;

    static <T> List<Newest<T>> of(List<Received<T>> events, ToLongFunction<T> version) {
        Map<UUID, Newest<T>> newest = new TreeMap<>();
        for (Received<T> event : events) {
            long seen = event.data().map(version::applyAsLong).orElse(ERASED);
            newest.merge(event.key(), new Newest<>(event.key(), seen, event.data()), Newest::orNewer);
        }
        return List.copyOf(newest.values());
    }

    boolean erased() {
        return state.isEmpty();
    }

    private Newest<T> orNewer(Newest<T> later) {
        return later.version >= version ? later : this;
    }
}
