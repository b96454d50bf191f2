package org.tocsin.mailing.transactional;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.MailEncoder;
import org.jboss.logging.Logger;

import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.pace.Pacing;
import org.tocsin.mailing.relay.RelaySession;
import org.tocsin.mailing.relay.Relays;
import org.tocsin.mailing.smtp.Mail;
import org.tocsin.mailing.smtp.RelayUnavailable;

/**
 * Hands one mail to one of the relays that campaigns go through, on a connection of its own, and says what came of it. Replies of the relay may quote the
 * address, so their text is not logged. No limit of pace holds such mail up, but it counts.
 */
@ApplicationScoped
class TransactionalRelay {

    private static final Logger LOG = Logger.getLogger(TransactionalRelay.class);

    private final Relays relays;
    private final Pacing pacing;
    private final TransactionalSettings settings;
    private final PublisherSettings publisher;
    private final Deque<RelaySession> idle = new ConcurrentLinkedDeque<>();

    TransactionalRelay(Relays relays, Pacing pacing, TransactionalSettings settings, PublisherSettings publisher) {
        this.relays = relays;
        this.pacing = pacing;
        this.settings = settings;
        this.publisher = publisher;
    }

    /** Never fails for what is the relay's doing: what goes wrong there is an outcome too. */
    Uni<Outcome> send(MailMessage message) {
        Attempt attempt = new Attempt();
        return Uni.createFrom()
                .item(() -> deliver(message, attempt))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(settings.timeout())
                .recoverWithItem(() -> attempt.giveUp() ? Outcome.uncertain() : Outcome.deferred());
    }

    void hangUp(@Observes ShutdownEvent end) {
        idle.forEach(RelaySession::close);
    }

    static Outcome outcome(org.tocsin.mailing.smtp.Outcome outcome) {
        if (outcome instanceof org.tocsin.mailing.smtp.Outcome.Accepted) {
            return Outcome.accepted();
        }
        if (outcome instanceof org.tocsin.mailing.smtp.Outcome.Uncertain) {
            return Outcome.uncertain();
        }
        return outcome.reply().matches("[45]\\d\\d .*")
                ? Outcome.ofReply(Integer.parseInt(outcome.reply().substring(0, 3)))
                : Outcome.deferred();
    }

    private Outcome deliver(MailMessage message, Attempt attempt) {
        Mail mail = encoded(message);
        try {
            RelaySession session = borrow();
            return attempt.begin(session) ? deliver(mail, session) : closed(session);
        } catch (RelayUnavailable away) {
            LOG.debugf("no relay: %s", away.getMessage());
            return Outcome.deferred();
        }
    }

    private Outcome deliver(Mail mail, RelaySession session) {
        List<Outcome> outcomes = new ArrayList<>();
        boolean held = false;
        try {
            pacing.charge(session.route().rates(), 1); // may fail, so before anything is sent
            held = session.send(List.of(mail).iterator(), (sent, outcome) -> outcomes.add(outcome(outcome)));
        } finally {
            if (held) {
                idle.push(session);
            } else {
                session.close();
            }
        }
        return outcomes.get(0);
    }

    private static Outcome closed(RelaySession session) {
        session.close();
        return Outcome.deferred();
    }

    /** The one used last, so that the others may go idle; those that have been closed meanwhile are let go. */
    private RelaySession borrow() throws RelayUnavailable {
        for (Optional<RelaySession> next = next(); next.isPresent(); next = next()) {
            if (next.get().usable()) {
                return next.get();
            }
            next.get().close();
        }
        return relays.open();
    }

    private Optional<RelaySession> next() {
        return Optional.ofNullable(idle.poll());
    }

    /** The encoder ends lines with LF alone. */
    private Mail encoded(MailMessage message) {
        String text = new MailEncoder(message, publisher.domain()).encode();
        return new Mail(
                message.getBounceAddress().equals(SafeMail.NO_RETURN_PATH) ? "" : message.getBounceAddress(),
                message.getTo().get(0),
                text.replace("\r", "").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
