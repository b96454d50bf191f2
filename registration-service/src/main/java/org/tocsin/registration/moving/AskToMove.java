package org.tocsin.registration.moving;

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
import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.allowance.Allowance;
import org.tocsin.registration.allowance.Rate;
import org.tocsin.registration.messaging.AccountMails;
import org.tocsin.registration.postgres.AllowanceUses;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.Subscriber;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.tokens.Pseudonyms;

/** Asks the owner of an address whether a reader may move there. Whoever asks does not learn whether it is somebody's already. */
@ApplicationScoped
public class AskToMove {

    private static final Logger LOG = Logger.getLogger(AskToMove.class);

    private final MovingSettings settings;
    private final AddressChanges changes;
    private final Subscribers subscribers;
    private final AllowanceUses uses;
    private final Pseudonyms pseudonyms;
    private final MoveLinks links;
    private final AccountMails mails;
    private final Clock clock;
    private final Allowance allowance;

    AskToMove(
            MovingSettings settings,
            AddressChanges changes,
            Subscribers subscribers,
            AllowanceUses uses,
            Pseudonyms pseudonyms,
            MoveLinks links,
            AccountMails mails,
            Clock clock) {
        this.settings = settings;
        this.changes = changes;
        this.subscribers = subscribers;
        this.uses = uses;
        this.pseudonyms = pseudonyms;
        this.links = links;
        this.mails = mails;
        this.clock = clock;
        allowance = Allowance.of(new Rate(settings.mailsPerDay(), Duration.ofDays(1)));
    }

    /** Answers nothing; over the allowance of the mailbox, or of the reader, nothing happens. */
    @Transactional
    public void ask(SubscriberId id, EmailAddress email) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean permitted = uses.take(pseudonyms.of("moving", id.value().toString()), allowance, now)
                && uses.take(pseudonyms.of("moved-to", email.mailbox()), allowance, now);
        Optional<Subscriber> reader = subscribers.find(id);
        if (permitted && reader.isPresent() && reader.get() instanceof Confirmed confirmed) {
            ask(confirmed, email, now);
        }
    }

    private void ask(Confirmed reader, EmailAddress email, Instant now) {
        Optional<Confirmed> owner =
                subscribers.confirmedAt(email).filter(other -> !other.id().equals(reader.id()));
        AddressChange change = new AddressChange(UUID.randomUUID(), reader.id(), email, false);
        Instant expiresAt = now.plus(settings.linkLife());
        // Whoever asks sees among their data what they asked for, whether or not a link goes out.
        changes.add(change, now, expiresAt);
        owner.ifPresentOrElse(
                other -> mails.tell(other, AccountMatter.ADDRESS_TAKEN, now),
                () -> mails.sendTo(email, reader, AccountMatter.ADDRESS_LINK, links.pathOf(change), expiresAt));
        LOG.infof("subscriber %s wants to move", reader.id().value());
    }
}
