package org.tocsin.bench.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.tocsin.backing.Durability;
import org.tocsin.backing.KafkaTopics;
import org.tocsin.backing.Ports;
import org.tocsin.backing.PostgreSql;
import org.tocsin.backing.PostgreSqlSettings;

/** A PostgreSQL that writes through to the disk, and a Kafka, both empty, in a folder that should be on a real disk. */
public final class Stores implements AutoCloseable {

    static final String DATABASE = "mailing";
    static final String PASSWORD = "only-on-the-loopback-address";

    private final Path folder;
    private final List<Integer> ports = Ports.free(3);
    private PostgreSql database;
    private Program broker;

    private Stores(Path folder) {
        this.folder = folder;
    }

    public static Stores start(Path folder) throws InterruptedException {
        Stores stores = new Stores(folder);
        stores.startDatabase();
        stores.startBroker();
        KafkaTopics.create(stores.brokerAddress(), "");
        return stores;
    }

    /** Also after it was killed. */
    public void startDatabase() {
        if (database != null) {
            database.close();
        }
        database = PostgreSql.start(
                new PostgreSqlSettings(folder.resolve("postgresql"), ports.get(0), Durability.DURABLE, PASSWORD));
        database.createDatabase(DATABASE, PASSWORD);
    }

    public void startBroker() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.tocsin.backing.KafkaBrokerProcess",
                folder.resolve("kafka").toString(),
                Integer.toString(ports.get(1)),
                Integer.toString(ports.get(2)));
        broker = Program.start(command, Map.of(), folder.resolve("kafka.log"));
    }

    public Program broker() {
        return broker;
    }

    /** The one process of PostgreSQL that all others are children of. */
    public ProcessHandle postmaster() {
        Path file = folder.resolve("postgresql/postmaster.pid");
        try (var lines = Files.lines(file)) {
            long pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Connection connect() throws SQLException {
        return connect(DATABASE);
    }

    /** To the database of another service. */
    public Connection connect(String service) throws SQLException {
        return DriverManager.getConnection(databaseUrl(service), service, PASSWORD);
    }

    /** Room for an installation beside the first, with a database and topics of its own; answers the settings that lead its services there. */
    public Map<String, String> another(String installation) throws InterruptedException {
        KafkaTopics.create(brokerAddress(), prefix(installation));
        return within(installation, installation);
    }

    /** A database of its own for one more service of an installation beside the first; answers the settings that lead it there. */
    public Map<String, String> within(String installation, String database) {
        createDatabase(database);
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", databaseUrl(database),
                "QUARKUS_DATASOURCE_USERNAME", database,
                "TOCSIN_TOPICS_PREFIX", prefix(installation));
    }

    static String prefix(String installation) {
        return installation + ".";
    }

    void createDatabase(String service) {
        database.createDatabase(service, PASSWORD);
    }

    String databaseUrl() {
        return databaseUrl(DATABASE);
    }

    String databaseUrl(String service) {
        return "jdbc:postgresql://127.0.0.1:" + ports.get(0) + "/" + service;
    }

    String brokerAddress() {
        return "127.0.0.1:" + ports.get(1);
    }

    @Override
    public void close() {
        broker.close();
        database.close();
    }
}
