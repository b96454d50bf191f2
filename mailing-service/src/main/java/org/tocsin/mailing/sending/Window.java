package org.tocsin.mailing.sending;

import java.time.Duration;

/**
 * How many recipients a sender claims at once: as many as leave in a fraction of a second, so that a slow relay holds few of them, a crash leaves few
 * uncertain, and an alert does not wait.
 */
final class Window {

    private static final int SMALLEST = 8;
    private static final Duration SHORT = Duration.ofMillis(40);
    private static final Duration LONG = Duration.ofMillis(150);

    private final int largest;
    private int size;

    Window(int largest) {
        this.largest = Math.max(largest, 1);
        this.size = Math.min(16, this.largest);
    }

    int size() {
        return size;
    }

    void took(Duration time) {
        if (time.compareTo(SHORT) < 0) {
            size = Math.min(size * 2, largest);
        } else if (time.compareTo(LONG) > 0) {
            size = Math.max(size / 2, Math.min(SMALLEST, largest));
        }
    }
}
