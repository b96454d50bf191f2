package org.tocsin.preference.sharing;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.consent.Decision;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.ledger.ConsentEntry;
import org.tocsin.preference.ledger.Recorded;
import org.tocsin.preference.postgres.ConsentEntries;

/** Keeps sharing what the ledger says; every method joins the caller's transaction, in which the person is locked. */
@ApplicationScoped
public class FollowConsent {

    private final Sharings sharings;
    private final Contacts contacts;
    private final ConsentEntries ledger;
    private final Catalogue catalogue;
    private final Clock clock;

    FollowConsent(Sharings sharings, Contacts contacts, ConsentEntries ledger, Catalogue catalogue, Clock clock) {
        this.sharings = sharings;
        this.contacts = contacts;
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Begins and ends sharing as just recorded. */
    public void recorded(Recorded recorded) {
        List<Decision> decisions = recorded.entries().stream()
                .map(ConsentEntry::decision)
                .filter(decision -> !decision.purpose().isTopic())
                .toList();
        decisions.forEach(decision -> follow(recorded.person().id(), decision));
        if (!decisions.isEmpty()) {
            contacts.forgetUnlessShared(recorded.person().id());
        }
    }

    private void follow(SubscriberId subscriber, Decision decision) {
        String sponsor = decision.purpose().name();
        if (decision.optsIn()) {
            sharings.begin(subscriber, sponsor, decision.act().at());
        } else {
            sharings.of(subscriber).stream()
                    .filter(sharing -> sharing.sponsor().equals(sponsor))
                    .forEach(this::withdraw);
        }
    }

    private void withdraw(Sharing sharing) {
        sharings.end(sharing, clock.instant());
        sharings.recall(sharing, "withdrawn", clock.instant());
    }

    /** Registration has told of the person: those who share get what is new, and know what it replaces. */
    public void told(Contact contact) {
        if (sharings.of(contact.subscriber()).isEmpty()) {
            return;
        }
        ledger.holdEnd();
        Optional<Contact> before = contacts.of(contact.subscriber());
        contacts.keep(contact);
        before.map(contact::fieldsChangedFrom).ifPresent(changed -> sharings.of(contact.subscriber()).stream()
                .filter(sharing -> !Collections.disjoint(changed, catalogue.fieldsFor(sharing.sponsor())))
                .forEach(this::correct));
    }

    /** A sponsor that does not get what changed must not learn that anything did. */
    private void correct(Sharing sharing) {
        sharings.recall(sharing, "corrected", clock.instant());
        sharings.showAgain(sharing);
    }

    /** Those who share and whose contact is not here yet. */
    public List<SubscriberId> withoutContact() {
        return sharings.withoutContact();
    }

    /** The person is about to be forgotten. */
    public void erased(SubscriberId subscriber) {
        if (!sharings.of(subscriber).isEmpty()) {
            ledger.holdEnd();
            sharings.of(subscriber).forEach(sharing -> sharings.recall(sharing, "erased", clock.instant()));
        }
    }
}
