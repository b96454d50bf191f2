package org.tocsin.mailing.transactional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.MailMessage;

import org.tocsin.events.wire.AccountMail;
import org.tocsin.events.wire.AccountMatter;
import org.tocsin.events.wire.ConfirmationMail;
import org.tocsin.events.wire.MailRequest;
import org.tocsin.events.wire.OptOutAcknowledgement;
import org.tocsin.events.wire.ReceiptMail;
import org.tocsin.events.wire.SignInMail;
import org.tocsin.mailing.audience.KnownSubscribers;
import org.tocsin.mailing.audience.Reachability;

/** Writes the letter of a claimed mail and hands it to the relay, unless its reader is gone. */
@ApplicationScoped
class SendOneMail {

    private final TransactionalRelay relay;
    private final Letters letters;
    private final AccountLetters accountLetters;
    private final ReplyLetters replyLetters;
    private final ReceiptLetters receiptLetters;
    private final KnownSubscribers subscribers;

    SendOneMail(
            TransactionalRelay relay,
            Letters letters,
            AccountLetters accountLetters,
            ReplyLetters replyLetters,
            ReceiptLetters receiptLetters,
            KnownSubscribers subscribers) {
        this.relay = relay;
        this.letters = letters;
        this.accountLetters = accountLetters;
        this.replyLetters = replyLetters;
        this.receiptLetters = receiptLetters;
        this.subscribers = subscribers;
    }

    Uni<Outcome> send(ClaimedMail mail) {
        if (isTooLate(mail.request())) {
            return Uni.createFrom().item(Outcome.refused());
        }
        if (mail.request() instanceof ConfirmationMail confirmation) {
            return relay.send(letters.confirmation(confirmation));
        }
        if (mail.request() instanceof SignInMail signIn) {
            return relay.send(letters.signIn(signIn));
        }
        if (mail.request() instanceof AccountMail account) {
            return relay.send(accountLetters.about(account));
        }
        if (mail.request() instanceof ForwardedReply reply) {
            return relay.send(replyLetters.forward(reply));
        }
        Reachability reader = subscribers.find(mail.request().subscriberId());
        if (reader instanceof Reachability.Reachable reachable) {
            return relay.send(personal(mail, reachable));
        }
        boolean gone = reader instanceof Reachability.Erased;
        return Uni.createFrom().item(gone ? Outcome.refused() : Outcome.deferred());
    }

    /** Mail to somebody whose address only the audience knows. */
    private MailMessage personal(ClaimedMail mail, Reachability.Reachable reader) {
        if (mail.request() instanceof OptOutAcknowledgement acknowledgement) {
            return letters.acknowledgement(acknowledgement, reader);
        }
        if (mail.request() instanceof ReceiptMail receipts) {
            return receiptLetters.welcome(receipts, reader);
        }
        if (mail.request() instanceof LeaveQuestion question) {
            return replyLetters.leaveQuestion(question, reader);
        }
        if (mail.request() instanceof WayBack back) {
            return replyLetters.wayBack(back, reader);
        }
        if (mail.request() instanceof DeliveryProbe probe) {
            return replyLetters.probe(probe, reader);
        }
        if (mail.request() instanceof PublisherAnswer answer) {
            return replyLetters.answer(answer, reader);
        }
        throw new IllegalStateException("no letter for " + mail.kind());
    }

    /** Whoever is erased gets one more mail, which says so. */
    private boolean isTooLate(MailRequest request) {
        boolean last = request instanceof AccountMail account && account.about().equals(AccountMatter.ERASED.word());
        return !last && subscribers.find(request.subscriberId()) instanceof Reachability.Erased;
    }
}
