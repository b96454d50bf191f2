package org.tocsin.mailing.smtp;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Closes sockets whose time is up. A read time-out of the socket would not do: it starts again with every byte a tarpit sends, and a write has none
 * at all. Closing makes the blocked read or write fail at once.
 */
final class StallGuard {

    private static final Duration GRAIN = Duration.ofMillis(100);
    private static final Map<Socket, StallGuard> WATCHED = new ConcurrentHashMap<>();
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "smtp-stall-guard");
        thread.setDaemon(true);
        return thread;
    });

    static {
        var ignored = CLOCK.scheduleWithFixedDelay(
                () -> WATCHED.values().forEach(StallGuard::closeIfStalled),
                GRAIN.toMillis(),
                GRAIN.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private final Socket socket;
    private volatile long deadline;
    private volatile boolean stalled;

    private StallGuard(Socket socket, Duration patience) {
        this.socket = socket;
        allow(patience);
    }

    static StallGuard watch(Socket socket, Duration patience) {
        StallGuard guard = new StallGuard(socket, patience);
        WATCHED.put(socket, guard);
        return guard;
    }

    /** Gives the relay this much time from now on. */
    void allow(Duration patience) {
        deadline = System.nanoTime() + patience.toNanos();
    }

    boolean stalled() {
        return stalled;
    }

    void release() {
        WATCHED.remove(socket);
    }

    private void closeIfStalled() {
        if (System.nanoTime() - deadline < 0) {
            return;
        }
        stalled = true;
        release();
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            stalled = true;
        }
    }
}
