package org.tocsin.preference.confirming;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.tocsin.events.Received;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.sharing.Contact;

/**
 * A batch of subscriber events, sorted by whom they are about. Erasure is the last word on an id: ids are random and
 * never given out twice.
 */
record Told(Map<SubscriberId, List<SubscriberState>> states, Set<SubscriberId> erased) {

    static Told by(List<Received<SubscriberState>> events) {
        Map<SubscriberId, List<SubscriberState>> states = new LinkedHashMap<>();
        Set<SubscriberId> erased = new LinkedHashSet<>();
        for (Received<SubscriberState> event : events) {
            SubscriberId subscriber = new SubscriberId(event.key());
            event.data()
                    .ifPresentOrElse(
                            state -> states.computeIfAbsent(subscriber, id -> new ArrayList<>())
                                    .add(state),
                            () -> erased.add(subscriber));
        }
        states.keySet().removeAll(erased);
        return new Told(states, erased);
    }

    Set<SubscriberId> everybody() {
        Set<SubscriberId> everybody = new HashSet<>(states.keySet());
        everybody.addAll(erased);
        return everybody;
    }

    /** All requests that were told of, and whose each is. */
    Map<UUID, SubscriberId> requests() {
        Map<UUID, SubscriberId> requests = new HashMap<>();
        states.forEach((subscriber, told) -> told.stream()
                .flatMap(state -> state.requests().stream())
                .forEach(request -> requests.put(request.requestId(), subscriber)));
        return requests;
    }

    /** Up to when the sessions of those are over who ended some. */
    Map<SubscriberId, Instant> endedSessions() {
        Map<SubscriberId, Instant> ended = new HashMap<>();
        states.forEach((subscriber, told) -> told.stream()
                .flatMap(state -> state.sessionsEndedUpTo().stream())
                .max(Comparator.naturalOrder())
                .ifPresent(upTo -> ended.put(subscriber, upTo)));
        return ended;
    }

    /** What is known of each, from the newest event about them. */
    List<Contact> contacts() {
        return states.values().stream()
                .map(told -> told.get(told.size() - 1))
                .map(FindContacts::contact)
                .toList();
    }
}
