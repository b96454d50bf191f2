package org.tocsin.local.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.tocsin.local.installation.LocalPorts;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Changes the data keys of an installation that runs, and knows what is still under the old one. */
final class NewDataKey {

    private static final List<String> DATABASES = List.of("registration", "preference", "mailing");

    private final Path root;
    private final Path folder;
    private final LocalPorts ports;

    NewDataKey(Path root, Path folder, LocalPorts ports) {
        this.root = root;
        this.folder = folder;
        this.ports = ports;
    }

    void add() throws IOException, InterruptedException {
        seal("add");
    }

    void dropTheOld() throws IOException, InterruptedException {
        seal("drop");
    }

    private void seal(String step) throws IOException, InterruptedException {
        Process command = new ProcessBuilder(
                        "sh",
                        root.resolve("deploy/secrets/seal").toString(),
                        step,
                        "--now",
                        folder.resolve("data.keys").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, command.waitFor(), said);
    }

    /** How many readers' keys are under the first data key, in all three databases. */
    long underTheOld() throws SQLException, IOException {
        long left = 0;
        for (String database : DATABASES) {
            left += number(database, "select count(*) from reader_key where key_id = 1");
        }
        return left;
    }

    /** How many keys there are of this reader. */
    long keysOf(UUID reader) throws SQLException, IOException {
        long keys = 0;
        for (String database : DATABASES) {
            keys += number(database, "select count(*) from reader_key where subscriber_id = '" + reader + "'");
        }
        return keys;
    }

    UUID erasedLast() throws SQLException, IOException {
        return UUID.fromString(
                text("registration", "select subscriber_id from erasure order by erased_at desc limit 1"));
    }

    /** The number of the data key that the body of an event is sealed under; nothing when it is in clear. */
    static Optional<Integer> sealing(byte[] body) {
        return body.length > 5 && body[0] == 1
                ? Optional.of(ByteBuffer.wrap(body, 1, 4).getInt())
                : Optional.empty();
    }

    private long number(String database, String query) throws SQLException, IOException {
        return Long.parseLong(text(database, query));
    }

    private String text(String database, String query) throws SQLException, IOException {
        String password = Files.readString(folder.resolve("database-" + database + ".password"))
                .strip();
        String url = "jdbc:postgresql://127.0.0.1:" + ports.postgreSql() + "/" + database;
        try (Connection connection = DriverManager.getConnection(url, database, password);
                ResultSet row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
