package org.tocsin.backing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BackingServicesTest {

    private static Map<String, String> settings;

    @BeforeAll
    static void start() {
        settings = new BackingServices().start();
    }

    @Test
    void databaseKeepsWhatWasWritten() throws SQLException {
        try (Connection connection = connect(settings.get("quarkus.datasource.password"));
                Statement statement = connection.createStatement()) {
            statement.execute("create table alert (subject text)");
            statement.execute("insert into alert values ('Überfall')");
            try (ResultSet found = statement.executeQuery("select subject from alert")) {
                assertTrue(found.next());
                assertEquals("Überfall", found.getString(1));
            }
        }
    }

    @Test
    void databaseIsPostgreSql18() throws SQLException {
        try (Connection connection = connect(settings.get("quarkus.datasource.password"))) {
            assertEquals(18, connection.getMetaData().getDatabaseMajorVersion());
        }
    }

    @Test
    void wrongPasswordIsRefused() {
        assertThrows(SQLException.class, () -> connect("guess").close());
    }

    @Test
    void topicKeepsWhatWasWritten() throws Exception {
        String topic = settings.get("tocsin.topics.prefix") + "mail-requests";
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, "reader", "confirm")).get();
        }
        assertEquals("confirm", firstRecord(topic).value());
    }

    @Test
    void stateTopicsAreCompacted() throws Exception {
        ConfigResource topic = new ConfigResource(
                ConfigResource.Type.TOPIC, settings.get("tocsin.topics.prefix") + "subscriber-events");
        try (Admin admin = Admin.create(client())) {
            var configuration = admin.describeConfigs(Set.of(topic)).all().get().get(topic);
            assertEquals("compact", configuration.get("cleanup.policy").value());
        }
    }

    @Test
    void nextTestProcessGetsAnotherDatabaseInTheSameServer() {
        Map<String, String> other = new BackingServices().start();
        assertNotEquals(settings.get("quarkus.datasource.jdbc.url"), other.get("quarkus.datasource.jdbc.url"));
        assertEquals(settings.get("kafka.bootstrap.servers"), other.get("kafka.bootstrap.servers"));
    }

    private static Connection connect(String password) throws SQLException {
        return DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"), settings.get("quarkus.datasource.username"), password);
    }

    private static Map<String, Object> client() {
        return Map.of("bootstrap.servers", settings.get("kafka.bootstrap.servers"));
    }

    private static ConsumerRecord<String, String> firstRecord(String topic) {
        Map<String, Object> configuration = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.get("kafka.bootstrap.servers"),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(configuration, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            return consumer.poll(Duration.ofSeconds(20)).iterator().next();
        }
    }
}
