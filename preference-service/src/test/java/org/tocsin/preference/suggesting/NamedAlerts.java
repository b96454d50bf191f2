package org.tocsin.preference.suggesting;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tocsin.events.Received;
import org.tocsin.events.wire.AlertNamed;

/** Alerts as the mailing side tells of them. */
@ApplicationScoped
public class NamedAlerts {

    private final AlertSubjects subjects;
    private final Clock clock;

    NamedAlerts(AlertSubjects subjects, Clock clock) {
        this.subjects = subjects;
        this.clock = clock;
    }

    /** An alert was sent about this just now. */
    public void about(String vendor, String product) {
        tell(vendor, product, clock.instant());
    }

    @Transactional
    void tell(String vendor, String product, Instant sentAt) {
        UUID campaign = UUID.randomUUID();
        AlertNamed alert = new AlertNamed(
                campaign,
                Optional.of(vendor),
                Optional.of(product).filter(name -> !name.isEmpty()),
                Optional.of("high"),
                sentAt);
        subjects.hear(List.of(new Received<>(campaign, campaign, Optional.of(alert))));
    }
}
