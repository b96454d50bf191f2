package org.tocsin.mailing.inbound.understanding.command;

import java.util.Optional;

import org.tocsin.mailing.inbound.understanding.AddressedTo;
import org.tocsin.mailing.inbound.understanding.Letter;
import org.tocsin.mailing.inbound.understanding.Meaning;
import org.tocsin.mailing.inbound.understanding.Reading;
import org.tocsin.mailing.inbound.understanding.Understood;

/**
 * Mail that mail programs send when their unsubscribe button is pressed. Must be asked before anybody looks for marks of
 * machines, which such mail bears: Apple's says {@code Auto-Submitted: auto-replied}.
 */
public final class UnsubscribeAddress implements Reading {

    private final Commands commands;

    public UnsubscribeAddress(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Optional<Understood> read(Letter letter) {
        if (letter.isFromDaemon()) {
            return Optional.empty();
        }
        if (letter.mail()
                .header("x-apple-unsubscribe")
                .filter("true"::equalsIgnoreCase)
                .isPresent()) {
            return unsubscribe("Apple Mail's unsubscribe button sent it.");
        }
        return letter.isAddressedTo(AddressedTo.UNSUBSCRIBE) && isNoAnswer(letter)
                ? unsubscribe("It was sent to the address that is there for unsubscribing.")
                : Optional.empty();
    }

    /** An answering machine that got hold of the address still says so in a subject of its own. */
    private boolean isNoAnswer(Letter letter) {
        boolean marked = letter.mail().has("auto-submitted") || letter.hasNullReturnPath();
        return !marked
                || letter.mail().subject().isBlank()
                || commands.inSubject(letter).isPresent();
    }

    private static Optional<Understood> unsubscribe(String why) {
        return Optional.of(new Understood(new Meaning.Unsubscribe(Meaning.Scope.THIS_TOPIC), why));
    }
}
