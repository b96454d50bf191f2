package org.tocsin.registration.allowance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AllowanceTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Allowance MAILS =
            Allowance.of(new Rate(1, Duration.ofDays(1)), new Rate(3, Duration.ofDays(30)));

    @Test
    void theFirstUseIsFree() {
        assertTrue(MAILS.permits(List.of(), NOON));
    }

    @Test
    void aDayIsTwentyFourHoursAndNotADate() {
        assertFalse(MAILS.permits(List.of(NOON.minus(Duration.ofHours(24)).plusMillis(1)), NOON));
        assertTrue(MAILS.permits(List.of(NOON.minus(Duration.ofHours(24))), NOON));
    }

    @Test
    void allRatesHoldTogether() {
        List<Instant> three = List.of(daysAgo(29), daysAgo(15), daysAgo(2));
        assertFalse(MAILS.permits(three, NOON));
        assertTrue(MAILS.permits(List.of(daysAgo(30), daysAgo(15), daysAgo(2)), NOON));
    }

    @Test
    void noTimesMeansNever() {
        assertFalse(Allowance.of(new Rate(0, Duration.ofDays(1))).permits(List.of(), NOON));
    }

    @Test
    void whatCountsIsRememberedAsLongAsTheLongestRate() {
        assertEquals(Duration.ofDays(30), MAILS.memory());
        assertEquals(3, MAILS.mostUses());
    }

    @Test
    void aRateThatMeansNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Rate(-1, Duration.ofDays(1)));
        assertThrows(IllegalArgumentException.class, () -> new Rate(1, Duration.ZERO));
    }

    private static Instant daysAgo(int days) {
        return NOON.minus(Duration.ofDays(days));
    }
}
