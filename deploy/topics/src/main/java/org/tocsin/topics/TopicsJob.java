package org.tocsin.topics;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * Makes a Kafka cluster fit for Tocsin, and says what it changed. Settings, all from the environment:
 *
 * <ul>
 *   <li>{@code KAFKA_BOOTSTRAP_SERVERS} and any other setting of Kafka's clients
 *   <li>{@code TOCSIN_TOPICS_PREFIX}: before every name; default none
 *   <li>{@code TOCSIN_TOPICS_REPLICAS}: copies of each record; default what the list says
 *   <li>{@code TOCSIN_TOPICS_ACCOUNTS}: a folder with one password file per account; without it, accounts and permissions are
 *       left alone
 * </ul>
 */
public final class TopicsJob {

    private final Map<String, String> environment;

    private TopicsJob(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Ends with 0 when the cluster agrees with the lists, with 1 and one line when it cannot. */
    public static void main(String[] arguments) throws InterruptedException {
        // Kafka's client would list its hundred settings, and say each second that it waits.
        Logger.getLogger("").setLevel(Level.SEVERE);
        try {
            new TopicsJob(System.getenv()).run();
            System.out.println("topics are as they should be");
        } catch (KafkaException | RefusedException | java.io.UncheckedIOException failed) {
            System.err.println("topics are not as they should be: " + failed.getMessage());
            System.exit(1);
        }
    }

    private void run() throws InterruptedException {
        String prefix = setting("TOCSIN_TOPICS_PREFIX").orElse("");
        try (Admin admin = Admin.create(ClientSettings.of(environment))) {
            new ApplyTopics(admin, System.out::println)
                    .apply(setting("TOCSIN_TOPICS_REPLICAS")
                            .map(replicas -> TopicList.read(prefix, Integer.parseInt(replicas)))
                            .orElseGet(() -> TopicList.read(prefix)));
            Optional<Path> passwords = setting("TOCSIN_TOPICS_ACCOUNTS").map(Path::of);
            if (passwords.isPresent()) {
                new ApplyAccess(admin, System.out::println).apply(AccessList.read(), prefix, passwords.get());
            }
        }
    }

    private Optional<String> setting(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
