package org.tocsin.mailing.sending;

import java.time.Duration;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BackoffTest {

    private static final RandomGenerator LEAST = () -> 0L;
    private static final RandomGenerator MOST = () -> -1L;

    private final Backoff backoff = new Backoff(Duration.ofSeconds(40), Duration.ofHours(1));

    @Test
    void eachWaitIsTwiceTheOneBefore() {
        assertEquals(Duration.ofSeconds(30), backoff.after(1, LEAST));
        assertEquals(Duration.ofMinutes(1), backoff.after(2, LEAST));
        assertEquals(Duration.ofMinutes(2), backoff.after(3, LEAST));
    }

    @Test
    void noWaitIsLongerThanTheLongestByMoreThanAQuarter() {
        assertEquals(Duration.ofMinutes(45), backoff.after(8, LEAST));
        assertTrue(backoff.after(1_000_000, MOST).compareTo(Duration.ofMinutes(75)) <= 0);
    }

    @Test
    void thoseDeferredTogetherComeBackOverHalfOfTheWait() {
        assertEquals(Duration.ofSeconds(50), backoff.after(1, MOST));
        assertEquals(Duration.ofSeconds(30), backoff.after(0, LEAST));
    }
}
