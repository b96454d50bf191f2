package org.tocsin.mailing.studio;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import org.tocsin.mailing.campaign.Campaign;
import org.tocsin.mailing.message.Letter;
import org.tocsin.mailing.sending.TestMail;
import org.tocsin.mailing.smtp.Outcome;
import org.tocsin.web.ProblemException;

/** Sends one mail of a campaign to an address of the operator's choice, and says at once what the relay thought of it. */
@ApplicationScoped
class SendTest {

    private static final Logger LOG = Logger.getLogger(SendTest.class);

    private final TestMail mail;
    private final Clock clock;

    SendTest(TestMail mail, Clock clock) {
        this.mail = mail;
        this.clock = clock;
    }

    void send(Campaign campaign, String address) {
        Outcome outcome = mail.send(new Letter(campaign.id(), campaign.content(), clock.instant()), address);
        if (!(outcome instanceof Outcome.Accepted)) {
            throw new ProblemException(502, "The relay did not take the test mail", outcome.reply());
        }
        LOG.infof("campaign %s: test mail accepted", campaign.id());
    }
}
