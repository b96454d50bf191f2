package org.tocsin.backing;

import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

import org.tocsin.topics.ApplyTopics;
import org.tocsin.topics.TopicList;

/** Makes Tocsin's topics on a single broker. */
public final class KafkaTopics {

    private static final int COPIES = 1;

    private KafkaTopics() {}

    /**
     * Makes sure that all of Tocsin's topics exist as the list of topics says, with this in front of their names. Waits for the
     * broker for up to a minute.
     *
     * @param bootstrapServers a host and port
     */
    public static void create(String bootstrapServers, String prefix) throws InterruptedException {
        Map<String, Object> configuration = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Admin admin = Admin.create(configuration)) {
            new ApplyTopics(admin, change -> {}).apply(TopicList.read(prefix, COPIES));
        }
    }
}
