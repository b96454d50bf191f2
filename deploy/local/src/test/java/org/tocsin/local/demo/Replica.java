package org.tocsin.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;

/** A service beside one that runs, with the same settings but for its port: what an upgrade starts before it stops the other. */
record Replica(Process process, int port) implements AutoCloseable {

    private static final Duration TO_START = Duration.ofMinutes(2);

    /** @param program the folder that holds the service's quarkus-run.jar */
    static Replica beside(ProcessHandle running, Path program, int port, Path log) {
        ProcessBuilder builder = new ProcessBuilder(
                        running.info().command().orElseThrow(),
                        "-Xmx160m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        program.resolve("quarkus-run.jar").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(running));
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        // Whichever replica has the port takes inbound mail.
        builder.environment().put("TOCSIN_INBOUND_PORT", "0");
        try {
            return new Replica(builder.start(), port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<String, String> environment(ProcessHandle running) {
        try {
            String variables =
                    Files.readString(Path.of("/proc", Long.toString(running.pid()), "environ"), StandardCharsets.UTF_8);
            return Arrays.stream(variables.split("\0"))
                    .map(variable -> variable.split("=", 2))
                    .collect(Collectors.toMap(variable -> variable[0], variable -> variable[1]));
        } catch (IOException noLinux) {
            throw new UncheckedIOException(noLinux);
        }
    }

    void awaitReady() {
        awaitReady(port);
    }

    static void awaitReady(int port) {
        HttpRequest question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .build();
        Awaitility.await()
                .atMost(TO_START)
                .ignoreExceptions()
                .until(() -> HttpClient.newHttpClient()
                                .send(question, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
