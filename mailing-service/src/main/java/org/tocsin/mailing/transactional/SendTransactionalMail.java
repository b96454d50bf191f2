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
import org.jboss.logging.Logger;

import org.tocsin.events.Deferral;
import org.tocsin.tracing.Tracing;

/** Sends what is due: claim (commit), send, record (commit). */
@ApplicationScoped
class SendTransactionalMail {

    private static final Logger LOG = Logger.getLogger(SendTransactionalMail.class);

    private final TransactionalMails mails;
    private final SendOneMail one;
    private final TransactionalSettings settings;
    private final MeterRegistry meters;
    private final Tracing tracing;
    private final ReentrantLock running = new ReentrantLock();
    private volatile boolean stopping;

    SendTransactionalMail(
            TransactionalMails mails,
            SendOneMail one,
            TransactionalSettings settings,
            MeterRegistry meters,
            Tracing tracing) {
        this.mails = mails;
        this.one = one;
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
                .deferred(() -> one.send(mail))
                .onFailure(IllegalArgumentException.class)
                .recoverWithItem(unwritable -> refuse(mail, unwritable))
                .onFailure()
                .recoverWithItem(failure -> defer(mail, failure))
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

    /** Also for what nobody expected: a mail that waited for its lease would keep its whole page waiting. */
    private static Outcome defer(ClaimedMail mail, Throwable failure) {
        if (!Deferral.isDeferred(failure)) {
            LOG.errorf(failure, "%s %s could not be sent", mail.kind().word(), mail.mailId());
        }
        return Outcome.deferred();
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
