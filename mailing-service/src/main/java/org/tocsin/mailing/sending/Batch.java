package org.tocsin.mailing.sending;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.tocsin.mailing.correspondence.PersonalMail;
import org.tocsin.mailing.delivery.Claim;
import org.tocsin.mailing.delivery.Entry;
import org.tocsin.mailing.delivery.Recipient;
import org.tocsin.mailing.pace.Gate;
import org.tocsin.mailing.smtp.Mail;
import org.tocsin.mailing.smtp.Outcome;

/**
 * One claimed window on its way through the relay: hands out mails as long as they may begin, and collects what became of each. Every recipient of the
 * claim ends in exactly one entry.
 */
final class Batch implements Iterator<Mail> {

    private final PersonalMail mail;
    private final Settlement settlement;
    private final Permission permission;
    private final Supplier<Gate> gates;
    private final Deque<Recipient> waiting;
    private final IdentityHashMap<Mail, Recipient> begun = new IdentityHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private Optional<Mail> prepared = Optional.empty();
    private Optional<Gate> gate = Optional.empty();
    private int mailed;
    private int mayStillBegin = Integer.MAX_VALUE;
    private int answered;

    Batch(Claim claim, PersonalMail mail, Settlement settlement, Permission permission, Supplier<Gate> gates) {
        this.mail = mail;
        this.settlement = settlement;
        this.permission = permission;
        this.gates = gates;
        this.waiting = new ArrayDeque<>(claim.recipients());
    }

    /** False as soon as no further mail may begin: none left, shutting down, paused, lease over. */
    @Override
    public boolean hasNext() {
        takeBackWhatWaitedTooLong();
        while (mayStillBegin > 0 && prepared.isEmpty() && !waiting.isEmpty() && permission.toBegin(this)) {
            prepare();
        }
        return mayStillBegin > 0 && prepared.isPresent();
    }

    @Override
    public Mail next() {
        if (prepared.isEmpty() && !hasNext()) {
            throw new NoSuchElementException();
        }
        Mail next = prepared.orElseThrow();
        prepared = Optional.empty();
        mailed++;
        mayStillBegin--;
        return next;
    }

    /** To connect takes seconds when a relay is away. Meanwhile the reader may have left, and the window may have gone to others. */
    private void takeBackWhatWaitedTooLong() {
        if (prepared.isPresent() && !permission.isFresh()) {
            waiting.addFirst(begun.remove(prepared.get()));
            prepared = Optional.empty();
        }
    }

    void outcome(Mail sent, Outcome outcome) {
        Recipient recipient = begun.remove(sent);
        answered += isAboutTheMail(outcome) ? 1 : 0;
        if (outcome instanceof Outcome.Accepted) {
            gate().accepted(recipient.email());
        } else if (outcome instanceof Outcome.Deferred deferred && deferred.cause() == Outcome.Cause.RECIPIENT) {
            gate().deferred(recipient.email(), Settlement.withoutAddresses(deferred.reply()));
        }
        entries.add(settlement.of(recipient, outcome));
    }

    /** So many more may begin; the others are given back. */
    void limit(int mails) {
        mayStillBegin = mails;
    }

    /** How many have not begun. */
    int left() {
        return waiting.size() + (prepared.isPresent() ? 1 : 0);
    }

    /** How many mails the relay was given. */
    int mailed() {
        return mailed;
    }

    /** How many of them it took, or did not take for a reason of their own. */
    int answered() {
        return answered;
    }

    Collection<Recipient> waiting() {
        return waiting;
    }

    /** These get nothing any more, for these reasons; most have left since the claim. */
    void drop(Map<UUID, String> reasons) {
        waiting.removeIf(recipient -> {
            Optional<String> reason = Optional.ofNullable(reasons.get(recipient.subscriber()));
            reason.ifPresent(why -> entries.add(settlement.suppressed(recipient, why)));
            return reason.isPresent();
        });
    }

    /** The relay takes nothing now: whoever is left comes again later. */
    void deferRest(String reason) {
        Outcome later = new Outcome.Deferred(reason, Outcome.Cause.RELAY);
        prepared.ifPresent(unsent -> entries.add(settlement.of(begun.remove(unsent), later)));
        prepared = Optional.empty();
        waiting.forEach(recipient -> entries.add(settlement.of(recipient, later)));
        waiting.clear();
    }

    /** Everything that is known now; whoever has not begun is given back. */
    List<Entry> close() {
        prepared.ifPresent(unsent -> entries.add(settlement.givenBack(begun.remove(unsent))));
        prepared = Optional.empty();
        waiting.forEach(recipient -> entries.add(settlement.givenBack(recipient)));
        waiting.clear();
        return entries;
    }

    private static boolean isAboutTheMail(Outcome outcome) {
        return outcome instanceof Outcome.Accepted
                || outcome instanceof Outcome.Refused
                || (outcome instanceof Outcome.Deferred deferred && deferred.cause() == Outcome.Cause.RECIPIENT);
    }

    /** Asks the database, perhaps; so only once everybody has a way back to the ledger. */
    private Gate gate() {
        if (gate.isEmpty()) {
            gate = Optional.of(gates.get());
        }
        return gate.get();
    }

    private void prepare() {
        Gate open = gate();
        Recipient recipient = waiting.remove();
        Optional<Gate.Later> later = open.at(recipient.email());
        if (later.isPresent()) {
            entries.add(settlement.postponed(recipient, later.get()));
            return;
        }
        try {
            Mail next = mail.to(recipient.subscriber(), recipient.email(), recipient.name());
            begun.put(next, recipient);
            prepared = Optional.of(next);
        } catch (IllegalArgumentException unaddressable) {
            entries.add(settlement.of(recipient, new Outcome.Refused("553 5.1.3 the address cannot stand in a mail")));
        }
    }
}
