package org.tocsin.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A file with the processes that this installation started: number and start time, for numbers are used again. */
public final class ProcessRegister {

    private static final int SECONDS_TO_STOP = 20;

    private final Path file;
    private volatile boolean endsExpected;

    public ProcessRegister(Path file) {
        this.file = file;
    }

    synchronized void add(ProcessHandle process) {
        write(line(process) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Ends the processes of an installation that was killed, and forgets all. */
    public synchronized void endLeftovers() {
        List<ProcessHandle> leftovers = running().toList();
        leftovers.forEach(ProcessHandle::destroy);
        leftovers.forEach(ProcessRegister::awaitEnd);
        write("", StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** From now on nothing is started again: everything is about to be stopped, and perhaps in no order (Ctrl-C reaches all). */
    public void expectEnds() {
        endsExpected = true;
    }

    boolean endsExpected() {
        return endsExpected;
    }

    private Stream<ProcessHandle> running() {
        if (!Files.exists(file)) {
            return Stream.empty();
        }
        try {
            return Files.readAllLines(file).stream().map(ProcessRegister::find).flatMap(Optional::stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<ProcessHandle> find(String line) {
        return ProcessHandle.of(Long.parseLong(line.substring(0, line.indexOf(' '))))
                .filter(process -> line(process).equals(line));
    }

    private static String line(ProcessHandle process) {
        return process.pid() + " " + process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit()
                .completeOnTimeout(process, SECONDS_TO_STOP, TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }

    private void write(String text, StandardOpenOption... options) {
        try {
            Files.writeString(file, text, options);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + file, failed);
        }
    }
}
