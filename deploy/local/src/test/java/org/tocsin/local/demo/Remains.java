package org.tocsin.local.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Where a text is still to be found: in every table of the three databases, in every topic, in the logs. */
final class Remains {

    private final Path folder;
    private final int postgreSql;
    private final int kafka;

    Remains(Path folder, int postgreSql, int kafka) {
        this.folder = folder;
        this.postgreSql = postgreSql;
        this.kafka = kafka;
    }

    List<String> of(String text) {
        try {
            List<String> places = new ArrayList<>(inDatabases(text));
            places.addAll(inTopics(text));
            places.addAll(inLogs(text));
            return places;
        } catch (IOException broken) {
            throw new DidNotHappenException("the search for remains broke", broken);
        }
    }

    List<String> inDatabases(String text) {
        try {
            List<String> places = new ArrayList<>();
            for (String database : List.of("registration", "preference", "mailing")) {
                places.addAll(inTables(database, text));
            }
            return places;
        } catch (SQLException | IOException broken) {
            throw new DidNotHappenException("the search for remains broke", broken);
        }
    }

    private List<String> inTables(String database, String text) throws SQLException, IOException {
        String password = Files.readString(folder.resolve("database-" + database + ".password"))
                .strip();
        String url = "jdbc:postgresql://127.0.0.1:" + postgreSql + "/" + database;
        List<String> places = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, database, password)) {
            for (String table : tables(connection)) {
                if (holds(connection, table, text)) {
                    places.add(database + "." + table);
                }
            }
        }
        return places;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = connection
                .createStatement()
                .executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** As text, and as the octets that binary columns are shown in. */
    private static boolean holds(Connection connection, String table, String text) throws SQLException {
        String query = "select exists (select from \"" + table + "\" t"
                + " where strpos(lower(t::text), lower(?)) > 0 or strpos(t::text, ?) > 0)";
        try (PreparedStatement search = connection.prepareStatement(query)) {
            search.setString(1, text);
            search.setString(2, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
            try (ResultSet row = search.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** The numbers of the data keys that open what the topics still hold of this reader. */
    Set<Integer> keysToEventsOf(UUID reader) {
        return everyRecord().stream()
                .filter(event -> reader.toString().equals(event.key()) && event.value() != null)
                .flatMap(event -> NewDataKey.sealing(event.value()).stream())
                .collect(Collectors.toSet());
    }

    private List<String> inTopics(String text) {
        return everyRecord().stream()
                .filter(event -> valueOf(event).contains(text))
                .map(event -> "topic " + event.topic())
                .distinct()
                .toList();
    }

    /** Whatever a consumer gets that begins at the beginning, compacted or not. */
    private List<ConsumerRecord<String, byte[]>> everyRecord() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", "127.0.0.1:" + kafka, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            return consumer.listTopics().keySet().stream()
                    .filter(topic -> !topic.startsWith("__"))
                    .flatMap(topic -> records(consumer, topic).stream())
                    .toList();
        }
    }

    private static List<ConsumerRecord<String, byte[]>> records(KafkaConsumer<String, byte[]> consumer, String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
        }
        return records;
    }

    private static String valueOf(ConsumerRecord<String, byte[]> event) {
        return event.value() == null ? "" : new String(event.value(), StandardCharsets.UTF_8);
    }

    List<String> inLogs(String text) throws IOException {
        try (Stream<Path> logs = Files.walk(folder.resolve("logs"))) {
            List<String> places = new ArrayList<>();
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                // The demo's own mail server is outside: it stands for the readers' mailboxes.
                if (Files.readString(log, StandardCharsets.ISO_8859_1).contains(text)) {
                    places.add("log " + log.getFileName());
                }
            }
            return places;
        }
    }
}
