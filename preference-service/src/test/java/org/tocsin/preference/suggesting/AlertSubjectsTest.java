package org.tocsin.preference.suggesting;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;
import org.tocsin.preference.limits.Interest;

import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class AlertSubjectsTest {

    @Inject
    NamedAlerts alerts;

    @Inject
    AlertSubjects subjects;

    @Inject
    Clock clock;

    private final String vendor = "Vendor " + UUID.randomUUID();

    @Test
    void vendorAndProductAreOfferedOnce() {
        alerts.about(vendor, "Router");
        alerts.about(vendor, "ROUTER");
        alerts.about(vendor, "");

        assertEquals(List.of(vendor, vendor + "\tROUTER"), offered());
    }

    @Test
    void olderAlertThatIsToldLateChangesNothing() {
        Instant now = clock.instant();
        alerts.tell(vendor, "New name", now);
        alerts.tell(vendor, "NEW NAME", now.minusSeconds(60));

        assertEquals(List.of(vendor, vendor + "\tNew name"), offered());
    }

    @Test
    void nameThatNobodyCouldReadIsNotOffered() {
        alerts.about(vendor + "\u0000", "Router");

        assertEquals(List.of(), offered());
    }

    private List<String> offered() {
        return subjects.newest(1_000).stream()
                .filter(interest -> interest.vendor().startsWith(vendor))
                .map(Interest::line)
                .sorted()
                .toList();
    }
}
