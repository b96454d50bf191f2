package org.tocsin.registration.subscribe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.registration.allowance.Allowance;
import org.tocsin.registration.allowance.Rate;
import org.tocsin.registration.postgres.AllowanceUses;
import org.tocsin.registration.postgres.Requests;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.privacy.Policies;
import org.tocsin.registration.signup.SignUp;
import org.tocsin.registration.subscriber.Asked;
import org.tocsin.registration.subscriber.Channel;
import org.tocsin.registration.subscriber.PendingRequest;
import org.tocsin.registration.subscriber.RequestId;
import org.tocsin.tokens.Pseudonyms;

/** Has a confirmation link mailed to whoever reads the address, unless that mailbox had its share of such mail. */
@ApplicationScoped
public class RequestSubscription {

    private static final Logger LOG = Logger.getLogger(RequestSubscription.class);

    private final AllowanceUses uses;
    private final Subscribers subscribers;
    private final Requests requests;
    private final ConfirmationMails mails;
    private final Outbox outbox;
    private final Pseudonyms pseudonyms;
    private final Policies policies;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Allowance mailsPerMailbox;
    private final Duration linkLife;

    RequestSubscription(
            SignUpSettings settings,
            AllowanceUses uses,
            Subscribers subscribers,
            Requests requests,
            ConfirmationMails mails,
            Outbox outbox,
            Pseudonyms pseudonyms,
            Policies policies,
            MeterRegistry meters,
            Clock clock) {
        this.uses = uses;
        this.subscribers = subscribers;
        this.requests = requests;
        this.mails = mails;
        this.outbox = outbox;
        this.pseudonyms = pseudonyms;
        this.policies = policies;
        this.meters = meters;
        this.clock = clock;
        mailsPerMailbox = Allowance.of(
                new Rate(settings.mailsPerDay(), Duration.ofDays(1)),
                new Rate(settings.mailsPerThirtyDays(), Duration.ofDays(30)));
        linkLife = settings.linkLife();
    }

    /**
     * Answers nothing, so that no answer can depend on what is known of the address. Over the allowance nothing is kept: no mail
     * goes out, so nobody could ever confirm it.
     */
    @Transactional
    public void request(SignUp signUp, Channel channel) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String mailbox = pseudonyms.of("mailbox", signUp.email().mailbox());
        if (uses.take(mailbox, mailsPerMailbox, now)) {
            ask(new Asked(signUp, channel, policies.current().version(), now));
        } else {
            count("withheld");
        }
    }

    private void ask(Asked asked) {
        PendingRequest request = new PendingRequest(
                RequestId.random(),
                subscribers.reserve(asked.signUp().email(), asked.at()),
                asked,
                asked.at().plus(linkLife));
        requests.add(request);
        outbox.append(
                EventType.CONFIRMATION_MAIL_REQUESTED, request.subscriber().value(), mails.mailFor(request));
        count("mailed");
        LOG.infof("confirmation mail for request %s", request.id().value());
    }

    private void count(String outcome) {
        meters.counter("tocsin.sign.ups", "outcome", outcome).increment();
    }
}
