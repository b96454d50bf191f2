package org.tocsin.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.tocsin.local.installation.LocalPorts;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * What an operator runs in a restore, on an installation of its own.
 *
 * @param programs where pg_dump, pg_restore and psql are, as new as the server
 */
record OperatorsCommands(Path root, Path data, LocalPorts ports, Path programs) {

    void backUp(Path backup) throws InterruptedException {
        run(
                Map.of("PGUSER", "postgres", "PGPASSWORD", password("postgres")),
                root.resolve("deploy/backup").toString(),
                backup.toString());
    }

    Instant takenAt(Path backup) {
        return Instant.parse(read(backup.resolve("taken-at")));
    }

    /** All that is to be done before the services start again, with Kafka still there. */
    void restore(Path backup) throws InterruptedException {
        run(
                Map.of("PASSWORDS", passwords().toString()),
                root.resolve("deploy/restore").toString(),
                backup.toString());
        String taken = takenAt(backup).toString();
        topics("log", "rewind", "preference-service", "--since", taken);
        topics("log", "rewind", "mailing-service", "--since", taken);
        topics("opt-outs", "replay", "--since", taken);
    }

    /** A folder of passwords under the names that a server's own has. */
    private Path passwords() {
        try {
            Path passwords = Files.createTempDirectory("passwords");
            for (String database : List.of("registration", "preference", "mailing")) {
                Files.writeString(passwords.resolve(database + "_owner"), password(database + "_owner"));
            }
            return passwords;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private void topics(String... words) throws InterruptedException {
        java(
                Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka()),
                root.resolve("deploy/topics/target/topics-0.1.0-SNAPSHOT.jar"),
                words);
    }

    void verifyLedger() throws InterruptedException {
        Map<String, String> database = Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:" + ports.postgreSql() + "/preference",
                "QUARKUS_DATASOURCE_USERNAME",
                "preference",
                "QUARKUS_DATASOURCE_PASSWORD",
                password("preference"));
        java(database, root.resolve("preference-service/target/quarkus-app/quarkus-run.jar"), "ledger", "verify");
    }

    private void java(Map<String, String> environment, Path program, String... words) throws InterruptedException {
        String[] command = new String[words.length + 3];
        command[0] = Path.of(System.getProperty("java.home"), "bin/java").toString();
        command[1] = "-jar";
        command[2] = program.toString();
        System.arraycopy(words, 0, command, 3, words.length);
        run(environment, command);
    }

    private void run(Map<String, String> environment, String... command) throws InterruptedException {
        ProcessBuilder program = new ProcessBuilder(command).inheritIO();
        program.environment().put("PATH", programs + ":" + System.getenv("PATH"));
        program.environment().put("PGHOST", "127.0.0.1");
        program.environment().put("PGPORT", Integer.toString(ports.postgreSql()));
        program.environment().putAll(environment);
        try {
            assertEquals(0, program.start().waitFor(), () -> String.join(" ", command));
        } catch (IOException notThere) {
            throw new UncheckedIOException(notThere);
        }
    }

    private String password(String role) {
        return read(data.resolve("database-" + role + ".password"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
