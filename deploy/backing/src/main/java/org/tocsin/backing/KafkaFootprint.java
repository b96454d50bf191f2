package org.tocsin.backing;

import java.util.HashMap;
import java.util.Map;

/** Broker settings that fit one small machine; the defaults are made for a cluster and cost four times the memory. */
final class KafkaFootprint {

    private static final String MEBIBYTE = Integer.toString(1 << 20);

    private KafkaFootprint() {}

    static Map<String, String> small() {
        Map<String, String> settings = new HashMap<>();
        oneReplica(settings, "offsets.topic.");
        settings.put("offsets.topic.num.partitions", "2");
        oneReplica(settings, "transaction.state.log.");
        settings.put("transaction.state.log.num.partitions", "2");
        settings.put("transaction.state.log.min.isr", "1");
        oneReplica(settings, "share.coordinator.state.topic.");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("num.network.threads", "1");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
        settings.put("log.cleaner.io.buffer.size", Integer.toString(128 << 10));
        settings.put("log.index.size.max.bytes", MEBIBYTE);
        settings.put("offsets.load.buffer.size", MEBIBYTE);
        return settings;
    }

    private static void oneReplica(Map<String, String> settings, String topic) {
        settings.put(topic + "replication.factor", "1");
    }
}
