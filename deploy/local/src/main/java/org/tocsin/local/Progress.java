package org.tocsin.local;

import java.io.PrintStream;
import java.time.Duration;

/** Says what happens, with the time since the start in front. */
final class Progress {

    private final PrintStream out;
    private final long start = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    void tell(String news) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        out.printf("%2d:%02d  %s%n", elapsed.toMinutes(), elapsed.toSecondsPart(), news);
    }
}
