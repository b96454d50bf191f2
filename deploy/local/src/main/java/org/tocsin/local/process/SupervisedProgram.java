package org.tocsin.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A program that is started again when it dies, until it is closed. */
public final class SupervisedProgram implements AutoCloseable {

    /** Longer than any of the services takes to finish what it has begun. */
    private static final Duration TO_STOP = Duration.ofSeconds(25);

    private final ProgramSettings settings;
    private final ProcessRegister register;
    private final Consumer<String> news;
    private final RestartPause pause = new RestartPause();
    private Process process;
    private boolean closing;

    private SupervisedProgram(ProgramSettings settings, ProcessRegister register, Consumer<String> news) {
        this.settings = settings;
        this.register = register;
        this.news = news;
        keepLastLog();
        this.process = launch();
    }

    /** Starts it; later deaths and births are told to {@code news}, one line each. */
    public static SupervisedProgram start(ProgramSettings settings, ProcessRegister register, Consumer<String> news) {
        SupervisedProgram program = new SupervisedProgram(settings, register, news);
        program.watch();
        return program;
    }

    public ProgramSettings settings() {
        return settings;
    }

    /** The running process, or the last one that ran. */
    public synchronized ProcessHandle handle() {
        return process.toHandle();
    }

    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(settings.command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()));
        builder.environment().putAll(settings.environment());
        try {
            return registered(builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException(settings.name() + " cannot be started", failed);
        }
    }

    /** What the register does not hold would outlive a killed installation. */
    private Process registered(Process launched) throws IOException {
        try {
            register.add(launched.toHandle());
            return launched;
        } catch (UncheckedIOException failed) {
            launched.destroyForcibly();
            throw new IOException(failed.getMessage(), failed);
        }
    }

    private void keepLastLog() {
        try {
            if (Files.exists(settings.log())) {
                Files.move(
                        settings.log(),
                        settings.log().resolveSibling(settings.log().getFileName() + ".1"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private synchronized void watch() {
        long begin = System.nanoTime();
        CompletableFuture<Void> unused = process.onExit().thenAccept(ended -> {
            String end = "%s ended (%d)".formatted(settings.name(), ended.exitValue());
            startAfterPause(Duration.ofNanos(System.nanoTime() - begin), end);
        });
    }

    private synchronized void startAfterPause(Duration ran, String end) {
        Executor later = CompletableFuture.delayedExecutor(pause.after(ran).toMillis(), TimeUnit.MILLISECONDS);
        later.execute(() -> startAgain(end));
    }

    private synchronized void startAgain(String end) {
        if (closing || register.endsExpected()) {
            return;
        }
        news.accept(end + "; starting it again");
        try {
            process = launch();
            watch();
        } catch (UncheckedIOException failed) {
            startAfterPause(Duration.ZERO, "%s (%s)".formatted(failed.getMessage(), reason(failed)));
        }
    }

    private static String reason(UncheckedIOException failed) {
        return failed.getCause().getMessage();
    }

    /** Asks it to stop, without waiting: so that many can stop at the same time. */
    public synchronized void stop() {
        closing = true;
        process.destroy();
    }

    /** Asks it to stop, waits, and kills it if it takes too long. */
    @Override
    public void close() {
        stop();
        Process last = last();
        last.onExit()
                .completeOnTimeout(last, TO_STOP.toSeconds(), TimeUnit.SECONDS)
                .join();
        last.destroyForcibly();
    }

    private synchronized Process last() {
        return process;
    }
}
