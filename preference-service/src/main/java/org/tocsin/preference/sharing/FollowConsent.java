package org.tocsin.preference.sharing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.consent.Decision;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.ledger.ConsentEntry;
import org.tocsin.preference.ledger.Recorded;
import org.tocsin.preference.postgres.ConsentEntries;
import org.tocsin.preference.sharing.Sharings.Beginning;

/** Keeps sharing what the ledger says; every method joins the caller's transaction, in which the people are locked. */
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
    public void recorded(Collection<Recorded> recorded) {
        Map<SubscriberId, List<Decision>> decided = new LinkedHashMap<>();
        recorded.forEach(one -> one.entries().stream()
                .map(ConsentEntry::decision)
                .filter(decision -> !decision.purpose().isTopic())
                .forEach(decision -> decided.computeIfAbsent(one.person().id(), first -> new ArrayList<>())
                        .add(decision)));
        if (!decided.isEmpty()) {
            end(decided);
            begin(decided);
            contacts.forgetUnlessShared(decided.keySet());
        }
    }

    private void begin(Map<SubscriberId, List<Decision>> decided) {
        List<Beginning> beginnings = new ArrayList<>();
        decided.forEach((subscriber, decisions) -> decisions.stream()
                .filter(Decision::optsIn)
                .map(yes -> new Beginning(
                        subscriber, yes.purpose().name(), yes.act().at()))
                .forEach(beginnings::add));
        sharings.begin(beginnings);
    }

    private void end(Map<SubscriberId, List<Decision>> decided) {
        List<Sharing> ended = sharings.of(decided.keySet()).stream()
                .filter(sharing -> decided.get(sharing.subscriber()).stream()
                        .anyMatch(decision ->
                                !decision.optsIn() && decision.purpose().name().equals(sharing.sponsor())))
                .toList();
        sharings.end(ended, clock.instant());
        sharings.recall(ended, "withdrawn", clock.instant());
    }

    /** Registration has told of these people: those who share get what is new, and know what it replaces. */
    public void told(Collection<Contact> told) {
        Map<SubscriberId, Contact> now =
                told.stream().collect(Collectors.toMap(Contact::subscriber, Function.identity()));
        if (sharings.of(now.keySet()).isEmpty()) {
            return;
        }
        ledger.holdEnd();
        List<Sharing> held = sharings.of(now.keySet());
        now.keySet().retainAll(held.stream().map(Sharing::subscriber).collect(Collectors.toSet()));
        Map<SubscriberId, Contact> before = contacts.of(now.keySet());
        contacts.keep(now.values());
        List<Sharing> news = held.stream()
                .filter(sharing -> isNews(
                        sharing, Optional.ofNullable(before.get(sharing.subscriber())), now.get(sharing.subscriber())))
                .toList();
        sharings.recall(news, "corrected", clock.instant());
        sharings.showAgain(news);
    }

    /**
     * Whoever had no contact may have been read past without being seen. A sponsor that does not get what changed must not
     * learn that anything did.
     */
    private boolean isNews(Sharing sharing, Optional<Contact> before, Contact now) {
        return before.map(contact ->
                        !Collections.disjoint(now.fieldsChangedFrom(contact), catalogue.fieldsFor(sharing.sponsor())))
                .orElse(true);
    }

    /** Those who share and whose contact is not here yet. */
    public List<SubscriberId> withoutContact() {
        return sharings.withoutContact();
    }

    /** The person is about to be forgotten. */
    public void erased(SubscriberId subscriber) {
        if (!sharings.of(List.of(subscriber)).isEmpty()) {
            ledger.holdEnd();
            sharings.recall(sharings.of(List.of(subscriber)), "erased", clock.instant());
        }
    }
}
