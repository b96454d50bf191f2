package org.tocsin.bench.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of ours, which ends with us at the latest. */
public final class Program implements AutoCloseable {

    private final Process process;

    private Program(Process process) {
        this.process = process;
    }

    /** Its output goes to the log; no secret belongs into the command, for every user of the machine can see it. */
    public static Program start(List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Program(process);
        } catch (IOException failed) {
            throw new UncheckedIOException(command.get(0) + " cannot be started", failed);
        }
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean running() {
        return process.isAlive();
    }

    /** Without a chance to do anything about it (SIGKILL). */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** STOP, CONT and the like, by their names. */
    public void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Asks it to stop, and kills it after half a minute. */
    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, Duration.ofSeconds(30).toSeconds(), TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }
}
