package org.tocsin.mailing.transactional;

import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.mutiny.ext.mail.MailClient;
import org.jboss.logging.Logger;

/**
 * Hands one mail to the relay through Quarkus Mailer's client, and says what came of it. The one place that decides what a failure of Quarkus Mailer means.
 * Replies of the relay may quote the address, so their text is not logged.
 */
@ApplicationScoped
class TransactionalRelay {

    private static final Logger LOG = Logger.getLogger(TransactionalRelay.class);

    private final MailClient mailer;
    private final TransactionalSettings settings;

    TransactionalRelay(MailClient mailer, TransactionalSettings settings) {
        this.mailer = mailer;
        this.settings = settings;
    }

    /** Never fails: what goes wrong is an outcome too. */
    Uni<Outcome> send(MailMessage mail) {
        return mailer.sendMail(mail)
                .replaceWith(Outcome.accepted())
                .ifNoItem()
                .after(settings.timeout())
                .recoverWithItem(Outcome.uncertain())
                .onFailure()
                .recoverWithItem(TransactionalRelay::outcome);
    }

    static Outcome outcome(Throwable failure) {
        LOG.debugf("the relay or the way to it: %s", failure.getClass().getName());
        if (failure instanceof SMTPException negative) {
            return Outcome.ofReply(negative.getReplyCode());
        }
        return neverConnected(failure) ? Outcome.deferred() : Outcome.uncertain();
    }

    /** Refused, unreachable, unknown or not trusted: the mail did not leave. A reset connection proves nothing. */
    private static boolean neverConnected(Throwable failure) {
        boolean unreachable = failure instanceof SocketException socket && !isReset(socket);
        return unreachable || failure instanceof UnknownHostException || failure instanceof SSLHandshakeException;
    }

    private static boolean isReset(SocketException failure) {
        return Optional.ofNullable(failure.getMessage()).orElse("reset").contains("reset");
    }
}
