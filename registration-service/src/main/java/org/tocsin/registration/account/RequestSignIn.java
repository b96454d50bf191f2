package org.tocsin.registration.account;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.events.wire.SignInMail;
import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.allowance.Allowance;
import org.tocsin.registration.allowance.Rate;
import org.tocsin.registration.postgres.AllowanceUses;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.signup.PersonName;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.tokens.LinkTokens;
import org.tocsin.tokens.Pseudonyms;
import org.tocsin.tokens.Purpose;

/** Has a link to sign in mailed to a subscriber. Whoever asks does not learn whether there is one. */
@ApplicationScoped
public class RequestSignIn {

    private static final Logger LOG = Logger.getLogger(RequestSignIn.class);

    private final AccountSettings settings;
    private final AllowanceUses uses;
    private final Pseudonyms pseudonyms;
    private final SignIns signIns;
    private final Subscribers subscribers;
    private final LinkTokens tokens;
    private final Outbox outbox;
    private final Clock clock;
    private final Allowance mails;

    RequestSignIn(
            AccountSettings settings,
            AllowanceUses uses,
            Pseudonyms pseudonyms,
            SignIns signIns,
            Subscribers subscribers,
            LinkTokens tokens,
            Outbox outbox,
            Clock clock) {
        this.settings = settings;
        this.uses = uses;
        this.pseudonyms = pseudonyms;
        this.signIns = signIns;
        this.subscribers = subscribers;
        this.tokens = tokens;
        this.outbox = outbox;
        this.clock = clock;
        mails = Allowance.of(
                new Rate(settings.mailsPerHour(), Duration.ofHours(1)),
                new Rate(settings.mailsPerDay(), Duration.ofDays(1)));
    }

    /** Answers nothing; over the allowance of the mailbox nothing happens. */
    @Transactional
    public void request(EmailAddress email, String browserSecret) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String browser = pseudonyms.of("browser", browserSecret);
        Instant expiresAt = now.plus(settings.linkLife());
        if (uses.take(pseudonyms.of("sign-in", email.mailbox()), mails, now)) {
            signIns.ask(email, browser, now, expiresAt).ifPresent(signIn -> mail(signIn, expiresAt));
        }
    }

    private void mail(SignIn signIn, Instant expiresAt) {
        if (subscribers.find(signIn.subscriber()).orElseThrow() instanceof Confirmed subscriber) {
            outbox.append(
                    EventType.SIGN_IN_MAIL_REQUESTED, subscriber.id().value(), mailFor(subscriber, signIn, expiresAt));
            LOG.infof("sign-in mail for subscriber %s", subscriber.id().value());
        }
    }

    private SignInMail mailFor(Confirmed subscriber, SignIn signIn, Instant expiresAt) {
        return new SignInMail(
                UUID.randomUUID(),
                subscriber.id().value(),
                subscriber.email().value(),
                subscriber.name().map(PersonName::value),
                subscriber.language().tag(),
                settings.origin()
                        .resolve("/account/enter/" + tokens.mint(Purpose.SIGN_IN, octets(signIn.id())))
                        .toString(),
                expiresAt);
    }

    private static byte[] octets(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
