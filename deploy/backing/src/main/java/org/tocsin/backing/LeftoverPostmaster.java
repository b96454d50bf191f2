package org.tocsin.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL that goes on running after the process that started it was killed. */
final class LeftoverPostmaster {

    private static final int SECONDS_TO_STOP = 20;

    private LeftoverPostmaster() {}

    /** Ends the server that runs on this folder, if one does, and waits for its end. */
    static void stop(Path folder) {
        running(folder).ifPresent(postmaster -> {
            // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for every client to go.
            signal("INT", postmaster);
            postmaster
                    .onExit()
                    .completeOnTimeout(postmaster, SECONDS_TO_STOP, TimeUnit.SECONDS)
                    .join();
            postmaster.destroyForcibly();
        });
    }

    static boolean isRunning(Path folder) {
        return running(folder).isPresent();
    }

    private static Optional<ProcessHandle> running(Path folder) {
        Path file = folder.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(LeftoverPostmaster::isPostgres);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The number may have gone to another process since. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(Path::of).map(Path::getFileName).stream()
                .anyMatch(name -> name.toString().equals("postgres"));
    }

    private static void signal(String name, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
