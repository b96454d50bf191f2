package org.tocsin.mailing.transactional;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.jboss.logging.Logger;

import org.tocsin.events.wire.ConfirmationMail;
import org.tocsin.events.wire.OptOutAcknowledgement;
import org.tocsin.mailing.audience.KnownSubscribers;
import org.tocsin.mailing.audience.Reachability;

/** Sends what is due: claim (commit), send, record (commit). */
@ApplicationScoped
class SendTransactionalMail {

    private static final Logger LOG = Logger.getLogger(SendTransactionalMail.class);

    private final TransactionalMails mails;
    private final TransactionalRelay relay;
    private final Letters letters;
    private final KnownSubscribers subscribers;
    private final TransactionalSettings settings;
    private final MeterRegistry meters;
    private final ReentrantLock running = new ReentrantLock();

    SendTransactionalMail(
            TransactionalMails mails,
            TransactionalRelay relay,
            Letters letters,
            KnownSubscribers subscribers,
            TransactionalSettings settings,
            MeterRegistry meters) {
        this.mails = mails;
        this.relay = relay;
        this.letters = letters;
        this.subscribers = subscribers;
        this.settings = settings;
        this.meters = meters;
    }

    /** Sends soon, on another thread; {@link #poll} finds what a wake-up during a run missed. */
    void wake() {
        Infrastructure.getDefaultWorkerPool().execute(this::sendAllDue);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        sendAllDue();
    }

    private void sendAllDue() {
        if (running.tryLock()) {
            try {
                while (sendSome() > 0) {
                    LOG.trace("a page of transactional mail is done");
                }
            } finally {
                running.unlock();
            }
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
        return attempt(mail).emitOn(Infrastructure.getDefaultWorkerPool()).invoke(outcome -> record(mail, outcome));
    }

    private Uni<Outcome> attempt(ClaimedMail mail) {
        try {
            return send(mail);
        } catch (IllegalArgumentException unsendable) {
            LOG.warnf("mail %s cannot be written: %s", mail.mailId(), unsendable.getMessage());
            return Uni.createFrom().item(Outcome.refused());
        }
    }

    private Uni<Outcome> send(ClaimedMail mail) {
        if (mail.request() instanceof ConfirmationMail confirmation) {
            return relay.send(letters.confirmation(confirmation));
        }
        if (mail.request() instanceof OptOutAcknowledgement acknowledgement) {
            return acknowledge(acknowledgement);
        }
        throw new IllegalStateException("no letter for " + mail.kind());
    }

    private Uni<Outcome> acknowledge(OptOutAcknowledgement acknowledgement) {
        Reachability reader = subscribers.find(acknowledgement.subscriberId());
        if (reader instanceof Reachability.Reachable reachable) {
            return relay.send(letters.acknowledgement(acknowledgement, reachable));
        }
        boolean gone = reader instanceof Reachability.Erased;
        return Uni.createFrom().item(gone ? Outcome.refused() : Outcome.deferred());
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
