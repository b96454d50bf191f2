package org.tocsin.backing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertTrue;

class KafkaBrokerTest {

    @TempDir
    private Path folder;

    @Test
    void topicsAreThereAfterARestart() throws Exception {
        List<Integer> ports = Ports.free(2);
        KafkaBrokerSettings settings = new KafkaBrokerSettings(folder, ports.get(0), ports.get(1), Durability.DURABLE);
        try (KafkaBroker broker = KafkaBroker.start(settings)) {
            KafkaTopics.create(broker.bootstrapServers(), "");
        }
        try (KafkaBroker broker = KafkaBroker.start(settings);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertTrue(admin.listTopics().names().get().contains("subscriber-events"));
        }
    }
}
