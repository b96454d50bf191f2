package org.tocsin.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL server of our own, listening on the loopback address only, where every role needs its password. */
public final class PostgreSql implements AutoCloseable {

    private static final Duration RECOVERY_AFTER_A_CRASH = Duration.ofSeconds(60);
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private static final List<String> SEPARATE_ROLES = List.of(
            "reassign owned by %1$s to %1$s_owner",
            "alter database %1$s owner to %1$s_owner",
            "grant connect on database %1$s to %1$s",
            "revoke all on schema public from public",
            "grant usage, create on schema public to %1$s_owner",
            "grant usage on schema public to %1$s",
            "alter default privileges for role %1$s_owner in schema public"
                    + " grant select, insert, update, delete on tables to %1$s",
            "alter default privileges for role %1$s_owner in schema public grant usage, select on sequences to %1$s",
            "grant select, insert, update, delete on all tables in schema public to %1$s",
            "grant usage, select on all sequences in schema public to %1$s");

    private final EmbeddedPostgres server;
    private final PostgreSqlSettings settings;

    private PostgreSql(EmbeddedPostgres server, PostgreSqlSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /**
     * Starts a server on the settings' folder, which is filled first if it is empty. A server that a killed process left
     * running there is stopped before.
     *
     * @throws UncheckedIOException when it is not ready within a minute or the disk is full
     */
    public static PostgreSql start(PostgreSqlSettings settings) {
        return start(settings, Map.of());
    }

    /** The same with settings of the server's own on top. */
    static PostgreSql start(PostgreSqlSettings settings, Map<String, String> more) {
        useBinariesOfThisUser();
        stopLeftover(settings.folder());
        try {
            EmbeddedPostgres.Builder builder = builder(settings);
            more.forEach(builder::setServerConfig);
            return new PostgreSql(builder.start(), settings);
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL does not start in " + settings.folder(), failed);
        }
    }

    /** Ends a server that a killed process left running on this folder. */
    public static void stopLeftover(Path folder) {
        LeftoverPostmaster.stop(folder);
    }

    private static EmbeddedPostgres.Builder builder(PostgreSqlSettings settings) throws IOException {
        Path password = Files.writeString(Files.createTempFile("postgres", ".password"), settings.password());
        password.toFile().deleteOnExit();
        String safe = settings.durability() == Durability.DURABLE ? "on" : "off";
        return EmbeddedPostgres.builder()
                .setDataDirectory(settings.folder())
                .setCleanDataDirectory(false)
                .setPort(settings.port())
                .setPGStartupWait(RECOVERY_AFTER_A_CRASH)
                // The builder passes "locale" settings on to initdb as they are: the only way to give it a password.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", password.toString())
                .setLocaleConfig("locale", "C.UTF-8")
                .setConnectConfig("password", settings.password())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", safe)
                .setServerConfig("synchronous_commit", safe)
                .setServerConfig("full_page_writes", safe)
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("max_connections", "200");
    }

    /** Unpacked once per user; the system's temporary folder may be cleaned, or belong to somebody else. */
    private static void useBinariesOfThisUser() {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "tocsin", "postgresql");
        System.setProperty("ot.epg.working-dir", cache.toString());
    }

    /** Whether the server still runs; somebody may have killed it. */
    public boolean isRunning() {
        return LeftoverPostmaster.isRunning(settings.folder());
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(settings.port(), database);
    }

    /**
     * Makes sure that a database exists which belongs to a role of the same name with this password.
     *
     * @param name lower-case letters, digits and underscores
     */
    public void createDatabase(String name, String password) {
        if (!PLAIN_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a plain name: " + name);
        }
        try (Connection connection =
                DriverManager.getConnection(jdbcUrl("postgres"), "postgres", settings.password())) {
            createUnlessThere(connection, "select 1 from pg_roles where rolname = ?", name, "create role " + name);
            createUnlessThere(
                    connection, "select 1 from pg_database where datname = ?", name, "create database " + name);
            secure(connection, name, password);
        } catch (SQLException failed) {
            throw new IllegalStateException("Database " + name + " cannot be created", failed);
        }
    }

    /**
     * Makes sure that a database exists whose tables belong to the role {@code NAME_owner}, for migrations, and whose rows the
     * role {@code NAME} may read and write, and do nothing else: as deploy/postgresql/databases.sh has it. Tables that the latter
     * owned before change hands.
     *
     * @param name lower-case letters, digits and underscores
     */
    public void createServiceDatabase(String name, String ownerPassword, String password) {
        createDatabase(name, password);
        createRole(name + "_owner", name, ownerPassword);
        try (Connection connection = DriverManager.getConnection(jdbcUrl(name), "postgres", settings.password())) {
            for (String statement : SEPARATE_ROLES) {
                execute(connection, statement.formatted(name));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The roles of database " + name + " cannot be separated", failed);
        }
    }

    /**
     * Makes sure that a role exists which may log in and own nothing, as a service runs under in production.
     *
     * @param name lower-case letters, digits and underscores
     */
    public void createRole(String name, String database, String password) {
        if (!PLAIN_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a plain name: " + name);
        }
        try (Connection connection =
                DriverManager.getConnection(jdbcUrl("postgres"), "postgres", settings.password())) {
            createUnlessThere(connection, "select 1 from pg_roles where rolname = ?", name, "create role " + name);
            execute(connection, "alter role %s login password '%s'".formatted(name, password.replace("'", "''")));
            execute(connection, "grant connect on database %s to %s".formatted(database, name));
        } catch (SQLException failed) {
            throw new IllegalStateException("Role " + name + " cannot be created", failed);
        }
    }

    private static void createUnlessThere(Connection connection, String exists, String name, String create)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(exists)) {
            query.setString(1, name);
            if (query.executeQuery().next()) {
                return;
            }
        }
        execute(connection, create);
    }

    private static void secure(Connection connection, String name, String password) throws SQLException {
        execute(connection, "alter role %s login password '%s'".formatted(name, password.replace("'", "''")));
        execute(connection, "alter database %s owner to %s".formatted(name, name));
        execute(connection, "revoke connect on database %s from public".formatted(name));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
