package org.tocsin.registration.inviting;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.events.wire.AccountMail;
import org.tocsin.events.wire.AccountMatter;
import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.erasure.ErasureJournal;
import org.tocsin.registration.postgres.Requests;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.privacy.Policies;
import org.tocsin.registration.signup.PersonName;
import org.tocsin.registration.signup.SignUp;
import org.tocsin.registration.subscribe.MailboxBudget;
import org.tocsin.registration.subscribe.SignUpSettings;
import org.tocsin.registration.subscriber.Asked;
import org.tocsin.registration.subscriber.Channel;
import org.tocsin.registration.subscriber.PendingRequest;
import org.tocsin.registration.subscriber.RequestId;
import org.tocsin.tokens.LinkTokens;
import org.tocsin.tokens.Purpose;

/** Has one letter mailed to an address of a list, in a transaction of its own. */
@ApplicationScoped
class Invite {

    private final SignUpSettings settings;
    private final MailboxBudget budget;
    private final Subscribers subscribers;
    private final Requests requests;
    private final ErasureJournal erased;
    private final Policies policies;
    private final LinkTokens tokens;
    private final Outbox outbox;
    private final Clock clock;

    Invite(
            SignUpSettings settings,
            MailboxBudget budget,
            Subscribers subscribers,
            Requests requests,
            ErasureJournal erased,
            Policies policies,
            LinkTokens tokens,
            Outbox outbox,
            Clock clock) {
        this.settings = settings;
        this.budget = budget;
        this.subscribers = subscribers;
        this.requests = requests;
        this.erased = erased;
        this.policies = policies;
        this.tokens = tokens;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** False when nothing may be sent: whoever it is has been here, or the mailbox had its share of such mail. Asked twice, once is answered. */
    @Transactional
    boolean invite(SignUp wish) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean invited = !hasBeenHere(wish.email()) && budget.take(wish.email(), now);
        if (invited) {
            ask(new Asked(wish, Channel.INVITATION, policies.current().version(), now));
        }
        return invited;
    }

    private boolean hasBeenHere(EmailAddress email) {
        return subscribers.knows(email) || erased.knows(email);
    }

    private void ask(Asked asked) {
        PendingRequest request = new PendingRequest(
                RequestId.random(),
                subscribers.reserve(asked.signUp().email(), asked.at()),
                asked,
                asked.at().plus(settings.linkLife()));
        requests.add(request);
        outbox.append(EventType.ACCOUNT_MAIL_REQUESTED, request.subscriber().value(), letter(request));
    }

    private AccountMail letter(PendingRequest request) {
        URI link = settings.origin()
                .resolve("/confirm/" + tokens.mint(Purpose.CONFIRM, request.id().toOctets()));
        return new AccountMail(
                UUID.randomUUID(),
                request.subscriber().value(),
                request.signUp().email().value(),
                request.signUp().name().map(PersonName::value),
                request.signUp().language().tag(),
                AccountMatter.INVITED.word(),
                Optional.of(link.toString()),
                Optional.of(request.asked().at()),
                request.expiresAt());
    }
}
