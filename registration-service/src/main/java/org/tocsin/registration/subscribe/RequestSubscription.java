package org.tocsin.registration.subscribe;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tocsin.registration.postgres.Requests;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.privacy.Policies;
import org.tocsin.registration.signup.SignUp;
import org.tocsin.registration.subscriber.Asked;
import org.tocsin.registration.subscriber.Channel;
import org.tocsin.registration.subscriber.PendingRequest;
import org.tocsin.registration.subscriber.RequestId;

/** Has a confirmation link mailed to whoever reads the address, unless that mailbox had its share of such mail. */
@ApplicationScoped
public class RequestSubscription {

    private final SignUpSettings settings;
    private final MailboxBudget budget;
    private final Subscribers subscribers;
    private final Requests requests;
    private final ConfirmationMails mails;
    private final Policies policies;
    private final Clock clock;

    RequestSubscription(
            SignUpSettings settings,
            MailboxBudget budget,
            Subscribers subscribers,
            Requests requests,
            ConfirmationMails mails,
            Policies policies,
            Clock clock) {
        this.settings = settings;
        this.budget = budget;
        this.subscribers = subscribers;
        this.requests = requests;
        this.mails = mails;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * Answers nothing, so that no answer can depend on what is known of the address. Over the budget nothing is kept: no mail
     * goes out, so nobody could ever confirm it.
     */
    @Transactional
    public void request(SignUp signUp, Channel channel) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (budget.take(signUp.email(), now)) {
            ask(new Asked(signUp, channel, policies.current().version(), now));
        }
    }

    private void ask(Asked asked) {
        PendingRequest request = new PendingRequest(
                RequestId.random(),
                subscribers.reserve(asked.signUp().email(), asked.at()),
                asked,
                asked.at().plus(settings.linkLife()));
        requests.add(request);
        mails.send(request);
    }
}
