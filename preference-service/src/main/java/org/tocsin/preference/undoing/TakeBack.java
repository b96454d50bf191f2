package org.tocsin.preference.undoing;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.preference.consent.Act;
import org.tocsin.preference.consent.Decision;
import org.tocsin.preference.consent.Person;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.Way;
import org.tocsin.preference.decisions.RecordDecisions;
import org.tocsin.preference.ledger.Decided;
import org.tocsin.preference.ledger.Recorded;
import org.tocsin.preference.postgres.People;
import org.tocsin.preference.texts.Texts;

/** Takes opt-outs back, by an offer that was made for it. */
@ApplicationScoped
class TakeBack {

    private static final Logger LOG = Logger.getLogger(TakeBack.class);

    private final UndoLinks links;
    private final Undos undos;
    private final People people;
    private final RecordDecisions recordDecisions;
    private final Texts texts;
    private final Clock clock;

    TakeBack(UndoLinks links, Undos undos, People people, RecordDecisions recordDecisions, Texts texts, Clock clock) {
        this.links = links;
        this.undos = undos;
        this.people = people;
        this.recordDecisions = recordDecisions;
        this.texts = texts;
        this.clock = clock;
    }

    /** What pressing the button would come to; changes nothing. */
    @Transactional
    Offer look(String token) {
        return links.open(token)
                .flatMap(undos::find)
                .<Offer>map(undo -> undo.isExpired(clock.instant()) ? new Offer.Expired() : new Offer.Open(undo))
                .orElseGet(Offer.Unknown::new);
    }

    /** Opts in again to those topics of which the opt-out still holds. */
    @Transactional
    Offer accept(String token) {
        Offer offer = look(token);
        return offer instanceof Offer.Open open ? accept(open.undo()) : offer;
    }

    private Offer accept(Undo undo) {
        Person person = people.lock(List.of(undo.subscriber())).get(0);
        List<Decision> decisions = undo.mailed()
                ? person.preferences().restore(undo.optOuts(), act(undo, Way.MAIL_UNDO))
                : person.preferences().restoreUnrepeated(undo.optOuts(), act(undo, Way.PAGE_UNDO));
        Recorded recorded =
                recordDecisions.record(List.of(new Decided(person, decisions))).get(0);
        LOG.infof(
                "subscriber %s took back %d opt-outs by %s",
                person.id(), decisions.size(), undo.mailed() ? "mail" : "page");
        Set<Purpose> subscribed = recorded.person().preferences().granted();
        subscribed.retainAll(undo.optOuts().keySet());
        return new Offer.Accepted(undo, subscribed);
    }

    private Act act(Undo undo, Way way) {
        return new Act(clock.instant(), way, texts.resubscribePage(), undo.id());
    }
}
