package org.tocsin.registration.erasure;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.events.wire.AccountMatter;
import org.tocsin.registration.allowance.Allowance;
import org.tocsin.registration.allowance.Rate;
import org.tocsin.registration.messaging.AccountMails;
import org.tocsin.registration.postgres.AllowanceUses;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.tokens.LinkTokens;
import org.tocsin.tokens.Pseudonyms;
import org.tocsin.tokens.Purpose;

/** Has the link to the last question mailed, and says the code that goes with it. */
@ApplicationScoped
public class AskToErase {

    private static final Logger LOG = Logger.getLogger(AskToErase.class);

    private final ErasureRequests requests;
    private final Subscribers subscribers;
    private final AllowanceUses uses;
    private final Pseudonyms pseudonyms;
    private final LinkTokens tokens;
    private final AccountMails mails;
    private final Clock clock;
    private final Duration linkLife;
    private final Allowance allowance;

    AskToErase(
            ErasureSettings settings,
            ErasureRequests requests,
            Subscribers subscribers,
            AllowanceUses uses,
            Pseudonyms pseudonyms,
            LinkTokens tokens,
            AccountMails mails,
            Clock clock) {
        this.requests = requests;
        this.subscribers = subscribers;
        this.uses = uses;
        this.pseudonyms = pseudonyms;
        this.tokens = tokens;
        this.mails = mails;
        this.clock = clock;
        linkLife = settings.linkLife();
        allowance = Allowance.of(new Rate(settings.mailsPerHour(), Duration.ofHours(1)));
    }

    /** The code and until when it works, or that there were too many such mails already. */
    public sealed interface Answer {

        record Mailed(String code, Instant expiresAt) implements Answer {}

        record TooOften() implements Answer {}

        /** Erased meanwhile. */
        record Nobody() implements Answer {}
    }

    /** {@code browserSecret} is what the cookie of the asking browser will hold. */
    @Transactional
    public Answer ask(SubscriberId id, String browserSecret) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<Confirmed> subscriber =
                subscribers.find(id).filter(Confirmed.class::isInstance).map(Confirmed.class::cast);
        if (subscriber.isEmpty()) {
            return new Answer.Nobody();
        }
        return uses.take(pseudonyms.of("erase", id.value().toString()), allowance, now)
                ? mail(subscriber.get(), browserSecret, now)
                : new Answer.TooOften();
    }

    private Answer mail(Confirmed subscriber, String browserSecret, Instant now) {
        ErasureCode code = ErasureCode.random();
        Instant expiresAt = now.plus(linkLife);
        UUID id = UUID.randomUUID();
        requests.add(
                new ErasureRequest(
                        id,
                        subscriber.id(),
                        pseudonyms.of("browser", browserSecret),
                        pseudonyms.of(codeOf(id), code.value())),
                now,
                expiresAt);
        mails.send(
                subscriber,
                AccountMatter.ERASURE_LINK,
                "/account/erase/" + tokens.mint(Purpose.ERASE, octets(id)),
                expiresAt);
        LOG.infof("erasure mail for subscriber %s", subscriber.id().value());
        return new Answer.Mailed(code.value(), expiresAt);
    }

    /** The kind of pseudonym that a code has: it belongs to one link. */
    static String codeOf(UUID request) {
        return "erase-code." + request;
    }

    private static byte[] octets(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
