package org.tocsin.backing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Finds the side process of a working copy, starts it when there is none, and asks it for a fresh environment. */
final class SideProcessClient {

    private static final Duration START_UP = Duration.ofMinutes(2);

    private final Path folder;

    /** Takes the root of the working copy. */
    SideProcessClient(Path root) {
        this.folder = root.resolve("deploy/backing/target");
    }

    /** Settings by which a service finds a database and topics that nobody used before. */
    Properties freshEnvironment() throws IOException {
        Files.createDirectories(folder);
        // One at a time: modules that are built in parallel must not start two. Closing the file ends the lock.
        try (FileChannel file = FileChannel.open(
                folder.resolve("side-process.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.lock();
            if (!isRunning()) {
                start();
            }
            return ask();
        }
    }

    private Path stateFile() {
        return folder.resolve("side-process.port");
    }

    private boolean isRunning() {
        try (Socket socket = connect()) {
            return socket.isConnected();
        } catch (IOException | NumberFormatException nobodyThere) {
            return false;
        }
    }

    private Socket connect() throws IOException {
        int port = Integer.parseInt(Files.readString(stateFile()).strip());
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private Properties ask() throws IOException {
        Properties settings = new Properties();
        try (Socket socket = connect();
                Reader response = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)) {
            socket.getOutputStream().write((OwnerProcess.pid() + "\n").getBytes(StandardCharsets.US_ASCII));
            settings.load(response);
        }
        if (settings.isEmpty()) {
            throw new IOException("No test environment could be made; see " + log());
        }
        return settings;
    }

    private void start() throws IOException {
        Files.deleteIfExists(stateFile());
        Process process = new ProcessBuilder(SideProcessCommand.of(folder, stateFile()))
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        awaitState(process);
    }

    private Path log() {
        return folder.resolve("side-process.log");
    }

    private void awaitState(Process process) throws IOException {
        long deadline = System.nanoTime() + START_UP.toNanos();
        while (!Files.exists(stateFile())) {
            if (hasEnded(process) || System.nanoTime() > deadline) {
                process.destroy();
                throw new IOException("PostgreSQL and Kafka for the tests do not start; see " + log());
            }
        }
    }

    private static boolean hasEnded(Process process) {
        try {
            return process.waitFor(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
