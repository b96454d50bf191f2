package org.tocsin.mailing.pace;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Before each mail of a window: may it go, as far as its recipient's domain is concerned? Used by one thread. */
public final class Gate {

    /** Not now. */
    public record Later(Duration turn, String words) {}

    private final Domains domains;
    private final Map<String, Allowance> allowances;

    Gate(Domains domains, Map<String, Allowance> allowances) {
        this.domains = domains;
        this.allowances = new HashMap<>(allowances);
    }

    /** Empty when it may go. Costs nothing while no domain is limited. */
    public Optional<Later> at(String address) {
        return domains.unlimited() ? Optional.empty() : domains.limitOf(address).flatMap(this::at);
    }

    public void deferred(String address, String reply) {
        domains.deferred(address, reply);
    }

    public void accepted(String address) {
        domains.accepted(address);
    }

    private Optional<Later> at(Limit limit) {
        Allowance allowance = allowances.computeIfAbsent(limit.name(), name -> Allowance.none(limit));
        return allowance.takeOne() ? Optional.empty() : Optional.of(new Later(allowance.turn(), allowance.words()));
    }
}
