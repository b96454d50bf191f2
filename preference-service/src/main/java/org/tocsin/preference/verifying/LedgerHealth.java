package org.tocsin.preference.verifying;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.health.api.HealthGroup;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

import org.tocsin.preference.ledger.Finding;

/**
 * Readiness of writing: {@code /q/health/group/writing}. Apart from readiness, because readers must be able to leave also
 * while somebody looks into what happened to the ledger.
 */
@HealthGroup("writing")
@ApplicationScoped
class LedgerHealth implements HealthCheck {

    private final VerifyLedger ledger;

    LedgerHealth(VerifyLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public HealthCheckResponse call() {
        LedgerState state = ledger.state();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("consent-ledger")
                .status(state.findings().isEmpty())
                .withData("rows", state.rows())
                .withData("findings", state.findings().size());
        state.findings().stream()
                .findFirst()
                .map(Finding::describe)
                .ifPresent(first -> answer.withData("first", first));
        return answer.build();
    }
}
