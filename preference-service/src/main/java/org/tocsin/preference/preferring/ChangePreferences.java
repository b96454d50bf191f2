package org.tocsin.preference.preferring;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

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
import org.tocsin.preference.decisions.RecordDecisions;
import org.tocsin.preference.ledger.ConsentEntry;
import org.tocsin.preference.ledger.Decided;
import org.tocsin.preference.ledger.Recorded;
import org.tocsin.preference.postgres.Before;
import org.tocsin.preference.postgres.LastChanges;
import org.tocsin.preference.postgres.People;
import org.tocsin.preference.texts.Texts;
import org.tocsin.preference.undoing.OfferUndo;

/** Changes what a signed-in reader asks for; an opt-out is also told by mail, once a day, like any other. */
@ApplicationScoped
class ChangePreferences {

    private static final Logger LOG = Logger.getLogger(ChangePreferences.class);

    private final People people;
    private final RecordDecisions recordDecisions;
    private final LastChanges lastChanges;
    private final OfferUndo offerUndo;
    private final Texts texts;
    private final Clock clock;

    ChangePreferences(
            People people,
            RecordDecisions recordDecisions,
            LastChanges lastChanges,
            OfferUndo offerUndo,
            Texts texts,
            Clock clock) {
        this.people = people;
        this.recordDecisions = recordDecisions;
        this.lastChanges = lastChanges;
        this.offerUndo = offerUndo;
        this.texts = texts;
        this.clock = clock;
    }

    @Transactional
    Optional<Person> look(SubscriberId reader) {
        return people.find(reader).filter(person -> !person.isStranger());
    }

    @Transactional
    Outcome change(Wish wish) {
        return locked(wish.reader(), wish.version(), person -> done(person, wish, Way.PREFERENCES));
    }

    /** Ends all of this and whatever else the reader gets, whatever changed in the meantime. */
    @Transactional
    Outcome leave(SubscriberId reader, Collection<Purpose> onOffer) {
        return locked(reader, OptionalLong.empty(), person -> {
            Set<Purpose> everything = person.preferences().granted();
            everything.addAll(onOffer);
            return done(person, Wish.deciding(reader, Set.of(), everything, OptionalLong.empty()), Way.PREFERENCES);
        });
    }

    /** Makes all as it was before the last change; overtaken when anything else has changed since, or nothing had. */
    @Transactional
    Outcome undo(SubscriberId reader, OptionalLong version) {
        return locked(reader, version, person -> lastChanges
                .before(person)
                .map(before -> done(person, back(person, before), Way.PAGE_UNDO))
                .orElseGet(() -> new Outcome.Overtaken(person)));
    }

    private Outcome locked(SubscriberId reader, OptionalLong version, Function<Person, Outcome> action) {
        if (look(reader).isEmpty()) {
            return new Outcome.Gone();
        }
        Person person = people.lock(List.of(reader)).get(0);
        boolean overtaken = version.isPresent() && version.getAsLong() != person.version();
        return overtaken ? new Outcome.Overtaken(person) : action.apply(person);
    }

    private static Wish back(Person person, Before before) {
        Set<Purpose> granted = person.preferences().granted();
        Set<Purpose> yes = new HashSet<>(before.granted());
        yes.removeAll(granted);
        granted.removeAll(before.granted());
        return new Wish(person.id(), yes, granted, limits -> before.limits(), OptionalLong.empty());
    }

    private Outcome done(Person person, Wish wish, Way way) {
        Act act = new Act(clock.instant(), way, texts.preferencesPage(), UUID.randomUUID());
        Departure departure = person.preferences().leave(wish.no(), act);
        List<Decision> decisions = new ArrayList<>(person.preferences().grant(wish.yes(), act));
        decisions.addAll(departure.decisions());
        Decided decided = new Decided(person, decisions, wish.limits().apply(person.limits()));
        Recorded recorded = recordDecisions.record(List.of(decided)).get(0);
        tellByMail(recorded, departure);
        Outcome.Done done = new Outcome.Done(person, recorded.person(), way.equals(Way.PAGE_UNDO));
        if (done.changed() && !done.undone()) {
            lastChanges.remember(person, recorded.person().version());
        }
        LOG.infof("subscriber %s took %d decisions by %s", person.id(), decisions.size(), way.word());
        return done;
    }

    private void tellByMail(Recorded recorded, Departure departure) {
        List<ConsentEntry> ended = recorded.entries().stream()
                .filter(entry -> endsATopic(entry.decision().purpose(), departure))
                .toList();
        if (!ended.isEmpty()) {
            offerUndo.byMail(recorded.person().id(), ended);
        }
    }

    private static boolean endsATopic(Purpose purpose, Departure departure) {
        return purpose.isTopic() && departure.ended().contains(purpose);
    }
}
