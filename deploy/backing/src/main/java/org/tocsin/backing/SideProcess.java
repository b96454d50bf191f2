package org.tocsin.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * One PostgreSQL and one Kafka for all the test processes of a build. Test processes find it through a state file that holds
 * the port of {@link SideProcessServer}; it ends when the last build that asked it for anything has ended.
 */
final class SideProcess {

    private SideProcess() {}

    /** Takes the state file to write and a folder to put data into. */
    public static void main(String[] arguments) throws IOException {
        Logger.getLogger("").setLevel(Level.WARNING);
        Path stateFile = Path.of(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1])).toAbsolutePath();
        Files.createDirectories(folder.resolve("kafka"));
        CompletableFuture<PostgreSql> starting = CompletableFuture.supplyAsync(() -> postgreSql(folder));
        try (KafkaBroker kafka = kafka(folder);
                PostgreSql postgreSql = starting.join();
                ServerSocket socket = SideProcessServer.listen()) {
            publish(stateFile, socket.getLocalPort());
            new SideProcessServer(socket, () -> TestEnvironment.create(postgreSql, kafka)).serveWhileOwned();
            Files.deleteIfExists(stateFile);
        }
        delete(folder);
        System.exit(0);
    }

    private static PostgreSql postgreSql(Path folder) {
        return PostgreSql.start(
                new PostgreSqlSettings(folder.resolve("postgresql"), Ports.free(), Durability.FAST, "only-for-tests"));
    }

    private static KafkaBroker kafka(Path folder) {
        return KafkaBroker.start(
                new KafkaBrokerSettings(folder.resolve("kafka"), Ports.free(), Ports.free(), Durability.FAST));
    }

    private static void publish(Path stateFile, int port) throws IOException {
        Path complete = Files.writeString(stateFile.resolveSibling(stateFile.getFileName() + ".new"), port + "\n");
        Files.move(complete, stateFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(SideProcess::deleteOne);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
