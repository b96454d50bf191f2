package org.tocsin.mailing.transactional;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Asks for a restart when connections to the relay have hung so long that nothing but a restart gives them back. */
@Liveness
@ApplicationScoped
class RelayHang implements HealthCheck {

    /** Longer than a relay needs to restart; TCP itself gives up what it sent in vain after some 15 minutes. */
    private static final Duration HOPELESS = Duration.ofMinutes(20);

    private final TransactionalRelay relay;

    RelayHang(TransactionalRelay relay) {
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("connections of transactional mail")
                .status(relay.longestHang().compareTo(HOPELESS) < 0)
                .build();
    }
}
