package org.tocsin.backing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A server as in production: it proves its name, takes encrypted connections only, and gives each role its own. */
class PostgreSqlAccessTest {

    private static final String PASSWORD = "only-for-tests";

    @TempDir
    private static Path folder;

    private static PostgreSql server;
    private static int port;
    private static Path authority;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(RootlessPrefix.ifNeeded().isEmpty(), "PostgreSQL does not run as root here");
        port = Ports.free();
        authority = certificate("server");
        Path access = Files.writeString(
                folder.resolve("pg_hba.conf"),
                // The first line is for whoever waits here until the server is ready.
                "host postgres postgres 127.0.0.1/32 scram-sha-256\nhostssl all all 127.0.0.1/32 scram-sha-256\n");
        server = PostgreSql.start(
                new PostgreSqlSettings(folder.resolve("data"), port, Durability.FAST, PASSWORD),
                Map.of(
                        "ssl", "on",
                        "ssl_cert_file", authority.toString(),
                        "ssl_key_file", folder.resolve("server.key").toString(),
                        "hba_file", access.toString()));
        server.createDatabase("registration", PASSWORD);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void serverThatProvesItsNameIsSpokenToInPrivate() throws SQLException {
        try (Connection connection = connect("localhost", "verify-full", authority, PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
            assertTrue(row.next() && row.getBoolean(1));
        }
    }

    @Test
    void serverOfAnotherNameOrAnotherAuthorityIsNotSpokenTo() throws Exception {
        Path other = certificate("other");
        refused("08006", "127.0.0.1", "verify-full", authority, PASSWORD);
        refused("08006", "localhost", "verify-full", other, PASSWORD);
    }

    @Test
    void nobodyComesInUnencryptedOrWithAWrongPassword() {
        refused("28000", "localhost", "disable", authority, PASSWORD);
        refused("28P01", "localhost", "verify-full", authority, "guess");
    }

    @Test
    void eachRoleMayDoWhatTheScriptGivesItAndNoMore() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/psql")), "psql is not installed");
        runDatabasesScript();
        runDatabasesScript();
        try (Connection owner = as("mailing_owner", "mailing")) {
            run(owner, "create table letter (id int primary key)");
            assertEquals("SCRAM-SHA-256", scheme("mailing"));
        }
        try (Connection runtime = as("mailing", "mailing")) {
            run(runtime, "insert into letter values (1)");
            run(runtime, "update letter set id = 2");
            run(runtime, "delete from letter");
            for (String forbidden : List.of(
                    "create table another (id int)",
                    "drop table letter",
                    "truncate letter",
                    "alter table letter add column more int",
                    "create schema more",
                    "create role more")) {
                assertEquals(
                        "42501",
                        assertThrows(SQLException.class, () -> run(runtime, forbidden))
                                .getSQLState());
            }
        }
        for (String stranger : List.of("registration", "preference", "registration_owner")) {
            assertEquals(
                    "42501",
                    assertThrows(SQLException.class, () -> as(stranger, "mailing")
                                    .close())
                            .getSQLState());
        }
    }

    private static void runDatabasesScript() throws IOException, InterruptedException {
        Path passwords = Files.createDirectories(folder.resolve("passwords"));
        for (String service : List.of("registration", "preference", "mailing")) {
            Files.writeString(passwords.resolve(service), PASSWORD);
            Files.writeString(passwords.resolve(service + "_owner"), PASSWORD);
        }
        ProcessBuilder script = new ProcessBuilder("bash", "../postgresql/databases.sh").redirectErrorStream(true);
        script.environment()
                .putAll(Map.of(
                        "PGHOST",
                        "localhost",
                        "PGPORT",
                        Integer.toString(port),
                        "PGUSER",
                        "postgres",
                        "PGPASSWORD",
                        PASSWORD,
                        "PGSSLMODE",
                        "verify-full",
                        "PGSSLROOTCERT",
                        authority.toString(),
                        "PASSWORDS",
                        passwords.toString()));
        Process running = script.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, running.waitFor(), said);
    }

    private static String scheme(String role) throws SQLException {
        try (Connection administrator = as("postgres", "postgres");
                Statement statement = administrator.createStatement();
                ResultSet row = statement.executeQuery(
                        "select split_part(rolpassword, '$', 1) from pg_authid where rolname = '" + role + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void refused(String state, String host, String mode, Path trusted, String password) {
        SQLException refusal = assertThrows(
                SQLException.class, () -> connect(host, mode, trusted, password).close());
        assertEquals(state, refusal.getSQLState(), refusal.getMessage());
    }

    private static Connection as(String role, String database) throws SQLException {
        return connect("localhost", "verify-full", authority, PASSWORD, role, database);
    }

    private static Connection connect(String host, String mode, Path trusted, String password) throws SQLException {
        return connect(host, mode, trusted, password, "registration", "registration");
    }

    private static Connection connect(
            String host, String mode, Path trusted, String password, String role, String database) throws SQLException {
        String url = "jdbc:postgresql://%s:%d/%s?sslmode=%s&sslrootcert=%s";
        return DriverManager.getConnection(url.formatted(host, port, database, mode, trusted), role, password);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A key and its own certificate for the name localhost, made by the tools of the JDK. */
    private static Path certificate(String name) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertEquals(0, keytool.waitFor());
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Path key = folder.resolve(name + ".key");
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                key,
                pem("PRIVATE KEY", keys.getKey(name, PASSWORD.toCharArray()).getEncoded()));
        return Files.writeString(
                folder.resolve(name + ".pem"),
                pem("CERTIFICATE", keys.getCertificate(name).getEncoded()));
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(encoded), what);
    }
}
