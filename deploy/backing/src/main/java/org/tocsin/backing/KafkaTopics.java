package org.tocsin.backing;

import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes Tocsin's topics. */
public final class KafkaTopics {

    private KafkaTopics() {}

    /**
     * Makes sure that all of Tocsin's topics exist, with this in front of their names. Waits for the broker for up to a minute.
     *
     * @param bootstrapServers a host and port
     */
    public static void create(String bootstrapServers, String prefix) throws InterruptedException {
        Map<String, Object> configuration = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Admin admin = Admin.create(configuration)) {
            Map<String, KafkaFuture<Void>> creations =
                    admin.createTopics(EventTopic.all(prefix).toList()).values();
            for (Map.Entry<String, KafkaFuture<Void>> creation : creations.entrySet()) {
                await(creation.getKey(), creation.getValue());
            }
        }
    }

    private static void await(String topic, KafkaFuture<Void> creation) throws InterruptedException {
        try {
            creation.get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("Topic " + topic + " cannot be created", failed.getCause());
            }
        }
    }
}
