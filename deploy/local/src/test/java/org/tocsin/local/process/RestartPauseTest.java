package org.tocsin.local.process;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class RestartPauseTest {

    private static final Duration SHORT_RUN = Duration.ofSeconds(60);
    private static final Duration LONG_RUN = Duration.ofSeconds(61);

    private final RestartPause pause = new RestartPause();

    @Test
    void pauseDoublesUpToHalfAMinute() {
        assertEquals(
                List.of(1L, 2L, 4L, 8L, 16L, 30L, 30L),
                Stream.generate(() -> pause.after(SHORT_RUN).toSeconds())
                        .limit(7)
                        .toList());
    }

    @Test
    void longRunBeginsWithTheFirstPauseAgain() {
        pause.after(SHORT_RUN);
        pause.after(SHORT_RUN);
        assertEquals(Duration.ofSeconds(1), pause.after(LONG_RUN));
        assertEquals(Duration.ofSeconds(2), pause.after(SHORT_RUN));
    }
}
