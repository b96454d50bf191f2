package org.tocsin.backing;

import java.util.Map;
import java.util.UUID;

/** A database and a set of topics that nobody used before. */
final class TestEnvironment {

    private static final String PASSWORD = "only-for-tests";

    private TestEnvironment() {}

    /** Makes one, and returns the settings by which a service finds it. */
    static Map<String, String> create(PostgreSql postgreSql, KafkaBroker kafka) {
        String name = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
        postgreSql.createDatabase(name, PASSWORD);
        createTopics(kafka, name + "-");
        return Map.of(
                "quarkus.datasource.jdbc.url",
                postgreSql.jdbcUrl(name),
                "quarkus.datasource.username",
                name,
                "quarkus.datasource.password",
                PASSWORD,
                "kafka.bootstrap.servers",
                kafka.bootstrapServers(),
                "tocsin.topics.prefix",
                name + "-");
    }

    private static void createTopics(KafkaBroker kafka, String prefix) {
        try {
            KafkaTopics.create(kafka.bootstrapServers(), prefix);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
