package org.tocsin.preference.confirming;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.events.Received;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.preference.consent.Decision;
import org.tocsin.preference.consent.Person;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.decisions.RecordDecisions;
import org.tocsin.preference.ledger.Decided;
import org.tocsin.preference.postgres.HeardRequests;
import org.tocsin.preference.postgres.People;
import org.tocsin.preference.receipts.MailReceipts;
import org.tocsin.preference.sharing.FollowConsent;

/**
 * Applies what subscribers asked for at sign-up and confirmed: each request once, known by its id, so that a replay after
 * an opt-out does not opt in again. Forgets whoever was erased.
 */
@ApplicationScoped
class ApplyConfirmedRequests {

    private static final Logger LOG = Logger.getLogger(ApplyConfirmedRequests.class);

    private final People people;
    private final HeardRequests heardRequests;
    private final RecordDecisions recordDecisions;
    private final MailReceipts mailReceipts;
    private final FollowConsent followConsent;
    private final Outbox outbox;
    private final Clock clock;

    ApplyConfirmedRequests(
            People people,
            HeardRequests heardRequests,
            RecordDecisions recordDecisions,
            MailReceipts mailReceipts,
            FollowConsent followConsent,
            Outbox outbox,
            Clock clock) {
        this.people = people;
        this.heardRequests = heardRequests;
        this.recordDecisions = recordDecisions;
        this.mailReceipts = mailReceipts;
        this.followConsent = followConsent;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    void apply(List<Received<SubscriberState>> events) {
        Told told = Told.by(events);
        List<Person> locked = people.lock(told.everybody());
        locked.stream().filter(person -> told.erased().contains(person.id())).forEach(this::forget);

        Map<UUID, SubscriberId> requests = told.requests();
        Set<UUID> heard = heardRequests.among(requests.keySet());
        mailReceipts.mail(recordDecisions.record(locked.stream()
                .filter(person -> told.states().containsKey(person.id()))
                .map(person -> decide(person, told.states().get(person.id()), heard))
                .toList()));
        people.endSessions(told.endedSessions());
        heardRequests.hear(requests);
        followConsent.told(told.contacts());
    }

    private void forget(Person person) {
        followConsent.erased(person.id());
        people.forget(person.id());
        if (person.version() > 0) {
            outbox.tombstone(EventType.PREFERENCES_CHANGED.topic(), person.id().value());
            LOG.infof("subscriber %s is erased and forgotten", person.id());
        }
    }

    private Decided decide(Person person, List<SubscriberState> states, Set<UUID> heard) {
        Instant now = clock.instant();
        Map<Purpose, Decision> decisions = new LinkedHashMap<>();
        for (SubscriberState state : states) {
            state.requests().stream()
                    .filter(request -> !heard.contains(request.requestId()))
                    .flatMap(request -> ConfirmedPurposes.granted(person.preferences(), state, request, now))
                    .forEach(decision -> decisions.putIfAbsent(decision.purpose(), decision));
        }
        long newest = states.stream().mapToLong(SubscriberState::version).max().orElse(0);
        return new Decided(
                person.introducedBy(Math.max(newest, person.subscriberVersion())), List.copyOf(decisions.values()));
    }
}
