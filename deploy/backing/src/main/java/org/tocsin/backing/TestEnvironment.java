package org.tocsin.backing;

import java.util.Map;
import java.util.UUID;

/** A database and a set of topics that nobody used before. */
final class TestEnvironment {

    private static final String PASSWORD = "only-for-tests";

    /** Tests run as the owner; what a role that owns nothing may do is tested with {@code NAME_runtime}, same password. */
    private static final String RUNTIME = "_runtime";

    private TestEnvironment() {}

    /** Makes one, and returns the settings by which a service finds it. */
    static Map<String, String> create(PostgreSql postgreSql, KafkaBroker kafka) {
        String name = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
        postgreSql.createDatabase(name, PASSWORD);
        postgreSql.createRole(name + RUNTIME, name, PASSWORD);
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
