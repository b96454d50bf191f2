package org.tocsin.registration.subscribe;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;

import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.allowance.Allowance;
import org.tocsin.registration.allowance.Rate;
import org.tocsin.registration.postgres.AllowanceUses;
import org.tocsin.tokens.Pseudonyms;

/** Keeps one mailbox from being flooded with confirmation mail, whoever asks for it. */
@ApplicationScoped
public class MailboxBudget {

    private final AllowanceUses uses;
    private final Pseudonyms pseudonyms;
    private final MeterRegistry meters;
    private final Allowance mails;

    MailboxBudget(SignUpSettings settings, AllowanceUses uses, Pseudonyms pseudonyms, MeterRegistry meters) {
        this.uses = uses;
        this.pseudonyms = pseudonyms;
        this.meters = meters;
        mails = Allowance.of(
                new Rate(settings.mailsPerDay(), Duration.ofDays(1)),
                new Rate(settings.mailsPerThirtyDays(), Duration.ofDays(30)));
    }

    /** Counts one mail in the running transaction and answers true, or false when this mailbox had its share. */
    public boolean take(EmailAddress email, Instant now) {
        boolean permitted = uses.take(pseudonyms.of("mailbox", email.mailbox()), mails, now);
        if (!permitted) {
            meters.counter("tocsin.sign.ups", "outcome", "withheld").increment();
        }
        return permitted;
    }
}
