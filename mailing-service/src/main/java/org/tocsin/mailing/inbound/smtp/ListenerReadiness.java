package org.tocsin.mailing.inbound.smtp;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Red while nobody can hand mail in. */
@Readiness
@ApplicationScoped
class ListenerReadiness implements HealthCheck {

    private final SmtpListener listener;

    ListenerReadiness(SmtpListener listener) {
        this.listener = listener;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("inbound mail listener")
                .status(listener.isListening())
                .build();
    }
}
