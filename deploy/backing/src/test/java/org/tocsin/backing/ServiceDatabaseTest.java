package org.tocsin.backing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** The role that migrates a service's database, and the role that the service runs under. */
class ServiceDatabaseTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @TempDir
    private static Path folder;

    private static PostgreSql server;

    @BeforeAll
    static void start() {
        server = PostgreSql.start(
                new PostgreSqlSettings(folder.resolve("data"), Ports.free(), Durability.FAST, "superuser"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void serviceWritesRowsOfWhatItsOwnerMade() throws SQLException {
        server.createServiceDatabase("fresh", "owners", "services");
        execute(
                "fresh",
                "fresh_owner",
                "owners",
                "create table thing (id bigint generated always as identity, name text)");

        execute("fresh", "fresh", "services", "insert into thing (name) values ('one')");

        assertRefused("fresh", "alter table thing add column more text");
        assertRefused("fresh", "truncate thing");
        assertRefused("fresh", "create table other (id int)");
    }

    /** Of an installation that was made before the roles were two; and a start is repeated. */
    @Test
    void whatTheServiceOwnedBeforeChangesHands() throws SQLException {
        server.createDatabase("older", "services");
        execute("older", "older", "services", "create table thing (id bigint generated always as identity, name text)");
        server.createServiceDatabase("older", "owners", "services");
        server.createServiceDatabase("older", "owners", "services");

        assertRefused("older", "drop table thing");
        assertRefused("older", "create table other (id int)");
        execute("older", "older", "services", "insert into thing (name) values ('one')");
        assertDoesNotThrow(() -> execute("older", "older_owner", "owners", "alter table thing add column more text"));
    }

    private static void assertRefused(String database, String sql) {
        SQLException refused =
                assertThrows(SQLException.class, () -> execute(database, database, "services", sql), sql);
        assertEquals(INSUFFICIENT_PRIVILEGE, refused.getSQLState(), refused.getMessage());
    }

    private static void execute(String database, String role, String password, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(database), role, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
