package org.tocsin.mailing.transactional;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.mail.MailMessage;
import org.jboss.logging.Logger;

import org.tocsin.events.Deferral;
import org.tocsin.events.wire.AccountMail;
import org.tocsin.events.wire.AccountMatter;
import org.tocsin.events.wire.ConfirmationMail;
import org.tocsin.events.wire.MailRequest;
import org.tocsin.events.wire.OptOutAcknowledgement;
import org.tocsin.events.wire.ReceiptMail;
import org.tocsin.events.wire.SignInMail;
import org.tocsin.mailing.audience.KnownSubscribers;
import org.tocsin.mailing.audience.Reachability;
import org.tocsin.tracing.Tracing;

/** Sends what is due: claim (commit), send, record (commit). */
@ApplicationScoped
class SendTransactionalMail {

    private static final Logger LOG = Logger.getLogger(SendTransactionalMail.class);

    private final TransactionalMails mails;
    private final TransactionalRelay relay;
    private final Letters letters;
    private final AccountLetters accountLetters;
    private final ReplyLetters replyLetters;
    private final ReceiptLetters receiptLetters;
    private final KnownSubscribers subscribers;
    private final TransactionalSettings settings;
    private final MeterRegistry meters;
    private final Tracing tracing;
    private final ReentrantLock running = new ReentrantLock();
    private volatile boolean stopping;

    SendTransactionalMail(
            TransactionalMails mails,
            TransactionalRelay relay,
            Letters letters,
            AccountLetters accountLetters,
            ReplyLetters replyLetters,
            ReceiptLetters receiptLetters,
            KnownSubscribers subscribers,
            TransactionalSettings settings,
            MeterRegistry meters,
            Tracing tracing) {
        this.mails = mails;
        this.relay = relay;
        this.letters = letters;
        this.accountLetters = accountLetters;
        this.replyLetters = replyLetters;
        this.receiptLetters = receiptLetters;
        this.subscribers = subscribers;
        this.settings = settings;
        this.meters = meters;
        this.tracing = tracing;
    }

    /** Sends all that is due; returns at once when that is being done already. */
    void sendAllDue() {
        if (running.tryLock()) {
            try {
                while (!stopping && sendSome() > 0) {
                    LOG.trace("a page of transactional mail is done");
                }
            } finally {
                running.unlock();
            }
        }
    }

    /** Mail that is on its way gets its reply, and the reply is written down, before the service ends. */
    void finish(@Observes ShutdownEvent end) throws InterruptedException {
        stopping = true;
        if (!running.tryLock(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("transactional mail was cut off by the shutdown");
        }
    }

    private int sendSome() {
        List<ClaimedMail> claimed = mails.claim(settings.concurrency());
        if (!claimed.isEmpty()) {
            Uni.join()
                    .all(claimed.stream().map(this::sendAndRecord).toList())
                    .andCollectFailures()
                    .await()
                    .atMost(settings.lease());
        }
        return claimed.size();
    }

    private Uni<Outcome> sendAndRecord(ClaimedMail mail) {
        Optional<Span> span = tracing.next("send " + mail.kind().word(), SpanKind.CLIENT, mail.trace());
        return Uni.createFrom()
                .deferred(() -> send(mail))
                .onFailure(IllegalArgumentException.class)
                .recoverWithItem(unwritable -> refuse(mail, unwritable))
                .onFailure(Deferral::isDeferred)
                .recoverWithItem(Outcome.deferred())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(outcome -> record(mail, outcome))
                .onItem()
                .invoke(outcome -> span.ifPresent(
                        known -> known.setAttribute("outcome", outcome.verdict().word())))
                .onTermination()
                .invoke(() -> span.ifPresent(Span::end));
    }

    /** The message names the header, never its value. */
    private static Outcome refuse(ClaimedMail mail, Throwable unwritable) {
        LOG.warnf("%s %s cannot be written: %s", mail.kind().word(), mail.mailId(), unwritable.getMessage());
        return Outcome.refused();
    }

    private Uni<Outcome> send(ClaimedMail mail) {
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

    private void record(ClaimedMail mail, Outcome outcome) {
        mails.settle(mail, outcome);
        meters.counter(
                        "tocsin.transactional.mails",
                        "kind",
                        mail.kind().word(),
                        "outcome",
                        outcome.verdict().word())
                .increment();
        LOG.infof(
                "%s %s for subscriber %s: %s at attempt %d%s",
                mail.kind().word(),
                mail.mailId(),
                mail.request().subscriberId(),
                outcome.verdict().word(),
                mail.attempt(),
                outcome.replyCode().isPresent()
                        ? ", reply " + outcome.replyCode().getAsInt()
                        : "");
    }
}
