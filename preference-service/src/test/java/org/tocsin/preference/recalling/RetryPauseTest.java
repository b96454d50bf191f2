package org.tocsin.preference.recalling;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

class RetryPauseTest {

    private final Random random = new Random(1);

    @Test
    void pausesGrowToAnHourAndNeverFallBelowHalfOfThat() {
        for (int attempts = 1; attempts < 1000; attempts++) {
            double grown = 10_000 * Math.pow(3, attempts - 1.0);
            Duration ceiling = Duration.ofMillis((long) Math.min(grown, 3_600_000));

            Duration pause = RetryPause.after(attempts, random);

            assertTrue(pause.compareTo(ceiling) <= 0, attempts + ": " + pause);
            assertTrue(pause.compareTo(ceiling.dividedBy(2)) >= 0, attempts + ": " + pause);
        }
    }
}
