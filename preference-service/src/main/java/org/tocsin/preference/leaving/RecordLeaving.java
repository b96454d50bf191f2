package org.tocsin.preference.leaving;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.consent.Departure;
import org.tocsin.preference.consent.Person;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.Way;
import org.tocsin.preference.decisions.RecordDecisions;
import org.tocsin.preference.ledger.ConsentEntry;
import org.tocsin.preference.ledger.Decided;
import org.tocsin.preference.ledger.Recorded;
import org.tocsin.preference.postgres.Choices;
import org.tocsin.preference.undoing.OfferUndo;

/** What leaving does to one person; joins the transaction in which they are locked. */
@ApplicationScoped
class RecordLeaving {

    private static final Logger LOG = Logger.getLogger(RecordLeaving.class);

    /** Whoever left in one of these ways is not written to again: the mail would bounce, or be the next complaint. */
    private static final Set<Way> UNANSWERED = Set.of(new Way("bounce"), new Way("complaint"));

    private final Catalogue catalogue;
    private final RecordDecisions recordDecisions;
    private final Choices choices;
    private final OfferUndo offerUndo;

    RecordLeaving(Catalogue catalogue, RecordDecisions recordDecisions, Choices choices, OfferUndo offerUndo) {
        this.catalogue = catalogue;
        this.recordDecisions = recordDecisions;
        this.choices = choices;
        this.offerUndo = offerUndo;
    }

    Left record(Person person, Leaving leaving) {
        Set<Purpose> purposes = purposes(person, leaving);
        Departure departure = person.preferences().leave(purposes, leaving.act());
        Recorded recorded = recordDecisions
                .record(List.of(new Decided(person, departure.decisions())))
                .get(0);
        choices.hearAgain(person.id(), purposes, leaving.act().at());
        List<ConsentEntry> ended = ended(recorded, departure);
        if (!ended.isEmpty() && !UNANSWERED.contains(leaving.act().way())) {
            offerUndo.byMail(person.id(), ended);
        }
        LOG.infof(
                "subscriber %s left %s by %s: %d topics ended",
                person.id(),
                leaving.topic().map(Purpose::name).orElse("everything"),
                leaving.act().way().word(),
                ended.size());
        return new Left(recorded.person(), ended);
    }

    private Set<Purpose> purposes(Person person, Leaving leaving) {
        return leaving.topic().map(Set::of).orElseGet(() -> {
            Set<Purpose> everything = person.preferences().granted();
            everything.addAll(catalogue.purposes());
            return everything;
        });
    }

    private static List<ConsentEntry> ended(Recorded recorded, Departure departure) {
        return recorded.entries().stream()
                .filter(entry -> entry.decision().purpose().isTopic())
                .filter(entry -> departure.ended().contains(entry.decision().purpose()))
                .toList();
    }
}
