package org.tocsin.preference.leaving;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tocsin.preference.consent.Person;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.postgres.HeardRequests;
import org.tocsin.preference.postgres.People;
import org.tocsin.preference.undoing.OfferUndo;

/**
 * Ends a topic or everything, at once. Somebody we do not know (yet) is written down all the same, so that what they
 * confirmed earlier and reaches us later does not opt them in.
 */
@ApplicationScoped
class Leave {

    private final People people;
    private final HeardRequests heardRequests;
    private final RecordLeaving recordLeaving;
    private final OfferUndo offerUndo;

    Leave(People people, HeardRequests heardRequests, RecordLeaving recordLeaving, OfferUndo offerUndo) {
        this.people = people;
        this.heardRequests = heardRequests;
        this.recordLeaving = recordLeaving;
        this.offerUndo = offerUndo;
    }

    /** Acts at once. */
    @Transactional
    Left now(Leaving leaving) {
        Person person = people.lock(List.of(leaving.subscriber())).get(0);
        return recordLeaving.record(person, leaving);
    }

    /** Acts at once; when that ended anything, makes the token to take it back. */
    @Transactional
    Optional<String> onPage(Leaving leaving) {
        Left left = now(leaving);
        return Optional.of(left.ended())
                .filter(ended -> !ended.isEmpty())
                .map(ended -> offerUndo.onPage(leaving.subscriber(), ended));
    }

    /** Acts on requests, each once, known by its id, however often it arrives. */
    @Transactional
    void requested(List<Leaving> leavings) {
        Map<UUID, SubscriberId> requests = leavings.stream()
                .collect(Collectors.toMap(one -> one.act().cause(), Leaving::subscriber, (first, again) -> first));
        Map<SubscriberId, Person> locked = new HashMap<>();
        people.lock(requests.values()).forEach(person -> locked.put(person.id(), person));
        Set<UUID> heard = heardRequests.among(requests.keySet());
        for (Leaving leaving : leavings) {
            if (heard.add(leaving.act().cause())) {
                Left left = recordLeaving.record(locked.get(leaving.subscriber()), leaving);
                locked.put(leaving.subscriber(), left.person());
            }
        }
        heardRequests.hear(requests);
    }
}
