package org.tocsin.mailing.transactional;

import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import org.jboss.logging.Logger;

/**
 * Hands one mail to the relay through Quarkus Mailer's client, and says what came of it. The one place that decides what a
 * failure of that client means. Replies of the relay may quote the address, so their text is not logged.
 */
@ApplicationScoped
class TransactionalRelay {

    private static final Logger LOG = Logger.getLogger(TransactionalRelay.class);

    private final MailClient mailer;

    /**
     * All mail is begun here: a connection that is opened on one event loop and given to a mail on another may hear the relay's greeting before
     * anybody listens, and then waits for it until its time is over.
     */
    private final Context loop;

    private final TransactionalSettings settings;
    private final Clock clock;
    private final Map<Future<MailResult>, Instant> hanging = new ConcurrentHashMap<>();

    TransactionalRelay(MailClient mailer, Vertx vertx, TransactionalSettings settings, Clock clock) {
        this.mailer = mailer;
        this.loop = VertxContext.getRootContext(vertx.getOrCreateContext());
        this.settings = settings;
        this.clock = clock;
    }

    /** Never fails: what goes wrong is an outcome too. */
    Uni<Outcome> send(MailMessage mail) {
        Future<MailResult> attempt = onTheLoop(() -> mailer.sendMail(mail));
        return Uni.createFrom()
                .completionStage(attempt.toCompletionStage())
                .replaceWith(Outcome.accepted())
                .ifNoItem()
                .after(settings.timeout())
                .recoverWithItem(() -> giveUp(attempt))
                .onFailure()
                .recoverWithItem(TransactionalRelay::outcome);
    }

    /**
     * How long the oldest attempt that was given up has held its connection by now. The client has no time limit of its own: a
     * relay that vanished without a word keeps a connection for good, and when all are kept no mail leaves.
     */
    Duration longestHang() {
        return hanging.values().stream()
                .min(Instant::compareTo)
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
    }

    private <T> Future<T> onTheLoop(Supplier<Future<T>> work) {
        return Future.future(done -> loop.runOnContext(now ->
                Future.<Void>succeededFuture().compose(nothing -> work.get()).onComplete(done)));
    }

    private Outcome giveUp(Future<MailResult> attempt) {
        hanging.put(attempt, clock.instant());
        attempt.onComplete(ended -> hanging.remove(attempt));
        return Outcome.uncertain();
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
