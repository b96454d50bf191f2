package org.tocsin.registration.erasure;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.events.wire.AccountMatter;
import org.tocsin.registration.messaging.AccountMails;
import org.tocsin.registration.postgres.PlannedErasures;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.tokens.LinkTokens;
import org.tocsin.tokens.Pseudonyms;
import org.tocsin.tokens.Purpose;

/** Erases, or plans to, for whoever has the mailed link and is at the browser that asked for it, or knows its code. */
@ApplicationScoped
public class ConfirmErasure {

    private static final Logger LOG = Logger.getLogger(ConfirmErasure.class);

    private final ErasureSettings settings;
    private final LinkTokens tokens;
    private final Pseudonyms pseudonyms;
    private final ErasureRequests requests;
    private final PlannedErasures planned;
    private final Subscribers subscribers;
    private final EraseSubscriber eraseSubscriber;
    private final AccountMails mails;
    private final Clock clock;

    ConfirmErasure(
            ErasureSettings settings,
            LinkTokens tokens,
            Pseudonyms pseudonyms,
            ErasureRequests requests,
            PlannedErasures planned,
            Subscribers subscribers,
            EraseSubscriber eraseSubscriber,
            AccountMails mails,
            Clock clock) {
        this.settings = settings;
        this.tokens = tokens;
        this.pseudonyms = pseudonyms;
        this.requests = requests;
        this.planned = planned;
        this.subscribers = subscribers;
        this.eraseSubscriber = eraseSubscriber;
        this.mails = mails;
        this.clock = clock;
    }

    /** What was presented with the link. */
    record Proof(String browserSecret, String code) {}

    /** Changes nothing. */
    @Transactional
    Erasing look(String token, String browserSecret) {
        return idIn(token)
                .map(id -> requests.find(id, clock.instant())
                        .<Erasing>map(request -> new Erasing.Open(isSameBrowser(request, browserSecret)))
                        .orElseGet(Erasing.Closed::new))
                .orElseGet(Erasing.Unknown::new);
    }

    /** A wrong code is counted; after five the link is closed. */
    @Transactional
    Erasing confirm(String token, Proof proof, boolean atOnce) {
        Optional<UUID> id = idIn(token);
        if (id.isEmpty()) {
            return new Erasing.Unknown();
        }
        return requests.lock(id.get(), clock.instant())
                .map(request -> confirm(request, proof, atOnce))
                .orElseGet(Erasing.Closed::new);
    }

    private Erasing confirm(ErasureRequest request, Proof proof, boolean atOnce) {
        if (!isSameBrowser(request, proof.browserSecret()) && !isRight(request, proof.code())) {
            requests.countWrongCode(request.id());
            return new Erasing.WrongCode();
        }
        return atOnce || settings.undo().isZero() ? erase(request.subscriber()) : plan(request.subscriber());
    }

    private Erasing erase(SubscriberId id) {
        eraseSubscriber.erase(id);
        return new Erasing.Erased();
    }

    private Erasing plan(SubscriberId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant dueAt = now.plus(settings.undo());
        requests.close(id);
        if (planned.plan(id, now, dueAt)) {
            subscribers
                    .find(id)
                    .filter(Confirmed.class::isInstance)
                    .map(Confirmed.class::cast)
                    .ifPresent(subscriber ->
                            mails.send(subscriber, AccountMatter.ERASURE_PLANNED, keepLink(id, now), dueAt));
            LOG.infof("subscriber %s is to be erased at %s", id.value(), dueAt);
        }
        return new Erasing.Planned(planned.dueAt(id).orElse(dueAt));
    }

    private String keepLink(SubscriberId id, Instant askedAt) {
        return "/account/keep/" + tokens.mint(Purpose.KEEP, new KeepLink(id, askedAt).toOctets());
    }

    private boolean isSameBrowser(ErasureRequest request, String secret) {
        return request.browser().equals(pseudonyms.of("browser", secret));
    }

    private boolean isRight(ErasureRequest request, String typed) {
        return request.code()
                .equals(pseudonyms.of(
                        AskToErase.codeOf(request.id()),
                        ErasureCode.typed(typed).value()));
    }

    private Optional<UUID> idIn(String token) {
        return tokens.open(Purpose.ERASE, token)
                .filter(payload -> payload.length == 2 * Long.BYTES)
                .map(ByteBuffer::wrap)
                .map(payload -> new UUID(payload.getLong(), payload.getLong()));
    }
}
