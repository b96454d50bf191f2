package org.tocsin.mailing.inbound.fetching;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says how the mailbox stands. A wrong password is no reason to take the whole service out: nothing else suffers from it. */
@Readiness
@ApplicationScoped
class MailboxReadiness implements HealthCheck {

    private final FetchMail fetch;

    MailboxReadiness(FetchMail fetch) {
        this.fetch = fetch;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("mailbox that inbound mail is fetched from")
                .up()
                .withData("state", fetch.state())
                .build();
    }
}
