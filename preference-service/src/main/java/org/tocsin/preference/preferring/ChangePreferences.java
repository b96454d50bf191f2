package org.tocsin.preference.preferring;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.preference.consent.Act;
import org.tocsin.preference.consent.Decision;
import org.tocsin.preference.consent.Departure;
import org.tocsin.preference.consent.Person;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.consent.Way;
import org.tocsin.preference.consent.Wording;
import org.tocsin.preference.decisions.RecordDecisions;
import org.tocsin.preference.ledger.ConsentEntry;
import org.tocsin.preference.ledger.Decided;
import org.tocsin.preference.ledger.Recorded;
import org.tocsin.preference.postgres.People;
import org.tocsin.preference.undoing.OfferUndo;

/** Changes what a signed-in reader asks for; an opt-out is also told by mail, once a day, like any other. */
@ApplicationScoped
class ChangePreferences {

    private static final Logger LOG = Logger.getLogger(ChangePreferences.class);

    private final People people;
    private final RecordDecisions recordDecisions;
    private final OfferUndo offerUndo;
    private final Clock clock;

    ChangePreferences(People people, RecordDecisions recordDecisions, OfferUndo offerUndo, Clock clock) {
        this.people = people;
        this.recordDecisions = recordDecisions;
        this.offerUndo = offerUndo;
        this.clock = clock;
    }

    @Transactional
    Optional<Person> look(SubscriberId reader) {
        return people.find(reader).filter(person -> !person.isStranger());
    }

    @Transactional
    Outcome change(Wish wish) {
        if (look(wish.reader()).isEmpty()) {
            return new Outcome.Gone();
        }
        Person person = people.lock(List.of(wish.reader())).get(0);
        if (wish.version().isPresent() && wish.version().getAsLong() != person.version()) {
            return new Outcome.Overtaken(person);
        }
        return new Outcome.Done(person, decide(person, wish));
    }

    private Person decide(Person person, Wish wish) {
        Act act = new Act(clock.instant(), Way.PREFERENCES, Wording.PREFERENCES_PAGE, UUID.randomUUID());
        Departure departure = person.preferences().leave(wish.no(), act);
        List<Decision> decisions = new ArrayList<>(person.preferences().grant(wish.yes(), act));
        decisions.addAll(departure.decisions());
        Recorded recorded =
                recordDecisions.record(List.of(new Decided(person, decisions))).get(0);
        List<ConsentEntry> ended = recorded.entries().stream()
                .filter(entry -> endsATopic(entry.decision().purpose(), departure))
                .toList();
        if (!ended.isEmpty()) {
            offerUndo.byMail(person.id(), ended);
        }
        LOG.infof("subscriber %s took %d decisions on the preferences page", person.id(), decisions.size());
        return recorded.person();
    }

    private static boolean endsATopic(Purpose purpose, Departure departure) {
        return purpose.isTopic() && departure.ended().contains(purpose);
    }
}
