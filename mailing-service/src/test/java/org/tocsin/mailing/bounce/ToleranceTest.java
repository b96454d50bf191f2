package org.tocsin.mailing.bounce;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ToleranceTest {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final Tolerance newsletters = new Tolerance(4, Duration.ofDays(14), Duration.ofDays(30));

    @Test
    void weeklyFailuresAreTooManyAfterAMonth() {
        assertFalse(everyDays(7, 4).due());
        assertTrue(everyDays(7, 6).due());
    }

    @Test
    void dailyFailuresAreBorneForTheSpan() {
        assertFalse(everyDays(1, 13).due());
        assertTrue(everyDays(1, 16).due());
    }

    @Test
    void rareFailuresNeverAddUp() {
        assertFalse(everyDays(60, 50).due());
    }

    @Test
    void manyFailuresOfOneDayAreOne() {
        Score score = newsletters.first(START);
        for (int minutes = 1; minutes < 600; minutes++) {
            score = newsletters.after(score, START.plusSeconds(60L * minutes));
        }

        assertEquals(1, score.value());
    }

    @Test
    void troubleThatIsLongOverDoesNotCountAsOneWithTheNew() {
        Score later = newsletters.after(newsletters.first(START), START.plus(Duration.ofDays(90)));

        assertEquals(START.plus(Duration.ofDays(90)), later.since());
    }

    private Score everyDays(int days, int failures) {
        Score score = newsletters.first(START);
        for (int i = 1; i < failures; i++) {
            score = newsletters.after(score, START.plus(Duration.ofDays((long) days * i)));
        }
        return score;
    }
}
