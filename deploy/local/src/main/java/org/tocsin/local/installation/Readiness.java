package org.tocsin.local.installation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.tocsin.local.process.SupervisedProgram;

/** Waits until a service says that it is ready. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);
    private static final int LINES_TO_SHOW = 15;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    void await(SupervisedProgram program, int port) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        ProcessHandle first = program.handle();
        while (!isReady(port)) {
            if (!first.isAlive() || System.nanoTime() > deadline) {
                throw new CannotStartException(explanation(program, first));
            }
            Thread.sleep(BETWEEN_QUESTIONS.toMillis());
        }
    }

    private boolean isReady(int port) throws InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String explanation(SupervisedProgram program, ProcessHandle process) {
        Path log = program.settings().log();
        String what = process.isAlive() ? "does not get ready" : "ended while it started";
        return "%s %s. The end of %s:%n%s".formatted(program.settings().name(), what, log, tail(log));
    }

    private static String tail(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return String.join(
                    System.lineSeparator(), all.subList(Math.max(0, all.size() - LINES_TO_SHOW), all.size()));
        } catch (IOException unreadable) {
            return "(cannot be read)";
        }
    }
}
