package org.tocsin.registration.restoration;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Until the readers whom the backup missed are known again, somebody could sign up a second time and be another. */
@Readiness
@ApplicationScoped
class RestoredReadiness implements HealthCheck {

    private final Restorations restorations;

    RestoredReadiness(Restorations restorations) {
        this.restorations = restorations;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("readers since the backup")
                .status(restorations.open().isEmpty())
                .build();
    }
}
