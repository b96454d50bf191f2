package org.tocsin.registration.allowance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
        assertTrue(MAILS.permits(uses(), NOON));
    }

    @Test
    void aDayIsTwentyFourHoursAndNotADate() {
        assertFalse(MAILS.permits(uses(daysAgo(1).plusMillis(1)), NOON));
        assertTrue(MAILS.permits(uses(daysAgo(1)), NOON));
    }

    @Test
    void allRatesHoldTogether() {
        assertFalse(MAILS.permits(uses(daysAgo(2), daysAgo(15), daysAgo(29)), NOON));
        assertTrue(MAILS.permits(uses(daysAgo(2), daysAgo(15), daysAgo(30)), NOON));
    }

    @Test
    void noTimesMeansNever() {
        assertFalse(Allowance.of(new Rate(0, Duration.ofDays(1))).permits(uses(), NOON));
    }

    @Test
    void whatCountsIsRememberedAsLongAsTheLongestRate() {
        assertEquals(Duration.ofDays(30), MAILS.memory());
    }

    @Test
    void aRateThatMeansNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Rate(-1, Duration.ofDays(1)));
        assertThrows(IllegalArgumentException.class, () -> new Rate(1, Duration.ZERO));
    }

    private static Uses uses(Instant... newestFirst) {
        List<Instant> uses = List.of(newestFirst);
        return nth -> nth > uses.size() ? Optional.empty() : Optional.of(uses.get(nth - 1));
    }

    private static Instant daysAgo(int days) {
        return NOON.minus(Duration.ofDays(days));
    }
}
