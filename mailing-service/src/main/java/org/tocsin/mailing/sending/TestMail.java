package org.tocsin.mailing.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.correspondence.Correspondence;
import org.tocsin.mailing.message.Letter;
import org.tocsin.mailing.relay.RelaySession;
import org.tocsin.mailing.relay.Relays;
import org.tocsin.mailing.smtp.Mail;
import org.tocsin.mailing.smtp.Outcome;
import org.tocsin.mailing.smtp.RelayUnavailable;

/** Sends a campaign's mail to one address, as a reader would get it, except that its links belong to nobody. Leaves no trace in the ledger. */
@ApplicationScoped
public class TestMail {

    private final Correspondence correspondence;
    private final Relays relays;

    TestMail(Correspondence correspondence, Relays relays) {
        this.correspondence = correspondence;
        this.relays = relays;
    }

    /**
     * Blocks until the relay has answered. No transaction may be open.
     *
     * @throws IllegalArgumentException when the address cannot stand in a mail
     */
    public Outcome send(Letter letter, String address) {
        Mail mail = correspondence.compile(letter).to(UUID.randomUUID(), address, Optional.empty());
        List<Outcome> outcomes = new ArrayList<>();
        try (RelaySession connection = relays.open()) {
            connection.send(List.of(mail).iterator(), (sent, outcome) -> outcomes.add(outcome));
        } catch (RelayUnavailable unavailable) {
            outcomes.add(new Outcome.Deferred(unavailable.getMessage(), Outcome.Cause.RELAY));
        }
        return outcomes.get(0);
    }
}
