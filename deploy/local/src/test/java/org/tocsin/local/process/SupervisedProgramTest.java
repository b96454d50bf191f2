package org.tocsin.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SupervisedProgramTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private ProcessRegister register;

    @BeforeEach
    void newRegister() {
        register = new ProcessRegister(folder.resolve("processes"));
    }

    @Test
    void killedProgramIsStartedAgain() throws InterruptedException {
        try (SupervisedProgram program = start("exec sleep 600")) {
            ProcessHandle first = program.handle();
            first.destroyForcibly();
            assertEquals("sleeper ended (137); starting it again", nextNews());
            Awaitility.await().atMost(PATIENCE).until(() -> program.handle().isAlive());
            assertNotEquals(first.pid(), program.handle().pid());
        }
    }

    @Test
    void programThatCannotBeStartedAgainIsTriedUntilItCan() throws Exception {
        Path file = executable("#!/bin/sh\nexec sleep 600\n");
        try (SupervisedProgram program = start(List.of(file.toString()))) {
            ProcessHandle first = program.handle();
            Path away = Files.move(file, folder.resolve("away"));
            first.destroyForcibly();
            assertEquals("sleeper ended (137); starting it again", nextNews());
            assertTrue(nextNews().startsWith("sleeper cannot be started ("));
            Files.move(away, file);
            Awaitility.await().atMost(PATIENCE).until(() -> program.handle().isAlive());
        }
    }

    @Test
    void processThatCannotBeRegisteredIsEnded() throws IOException {
        Files.createDirectory(folder.resolve("processes"));
        Set<ProcessHandle> before = children();
        assertThrows(UncheckedIOException.class, () -> start("exec sleep 600"));
        Awaitility.await().atMost(PATIENCE).until(() -> before.containsAll(children()));
    }

    @Test
    void closedProgramIsGone() {
        SupervisedProgram program = start("exec sleep 600");
        ProcessHandle process = program.handle();
        program.close();
        assertFalse(process.isAlive());
    }

    @Test
    void whatAKilledInstallationLeftBehindIsEnded() {
        ProcessHandle orphan = start("exec sleep 600").handle();
        register.expectEnds();
        new ProcessRegister(folder.resolve("processes")).endLeftovers();
        assertFalse(orphan.isAlive());
    }

    @Test
    void processThatGotTheNumberOfADeadOneIsLeftAlone() throws IOException {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(folder.resolve("processes"), stranger.pid() + " 2001-01-01T00:00:00Z\n");
            register.endLeftovers();
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void outputGoesToTheLogAndTheOneBeforeIsKept() throws IOException {
        Path log = Files.writeString(folder.resolve("sleeper.log"), "before\n");
        try (SupervisedProgram program = start("echo now; exec sleep 600")) {
            Awaitility.await().atMost(PATIENCE).until(() -> Files.readString(log)
                    .equals("now\n"));
            assertEquals("before\n", Files.readString(folder.resolve("sleeper.log.1")));
            assertTrue(program.handle().isAlive());
        }
    }

    private String nextNews() throws InterruptedException {
        return Objects.requireNonNull(news.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    private Path executable(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("program"), script);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().children().collect(Collectors.toSet());
    }

    private SupervisedProgram start(String script) {
        return start(List.of("sh", "-c", script));
    }

    private SupervisedProgram start(List<String> command) {
        ProgramSettings settings = new ProgramSettings("sleeper", command, Map.of(), folder.resolve("sleeper.log"));
        return SupervisedProgram.start(settings, register, news::add);
    }
}
