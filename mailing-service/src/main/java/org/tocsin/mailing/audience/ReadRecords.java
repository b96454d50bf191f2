package org.tocsin.mailing.audience;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** How far this replica has read each partition, and how far what it read is committed in the database: between the two, opt-outs are on their way. */
@ApplicationScoped
class ReadRecords {

    private final Map<TopicPartition, Long> read = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> applied = new ConcurrentHashMap<>();

    /** To be called on the thread that polls, before anybody else gets the records. */
    void read(ConsumerRecords<?, ?> records) {
        note(records, read);
    }

    /** To be called when what the records say is committed. */
    void applied(ConsumerRecords<?, ?> records) {
        note(records, applied);
    }

    /** What was read of a partition that somebody else has now may never be applied here. To be called on the thread that polls. */
    void keepOnly(String topic, Set<TopicPartition> ours) {
        read.keySet().removeIf(partition -> partition.topic().equals(topic) && !ours.contains(partition));
    }

    /**
     * Everything below this offset is applied. The position counts only when nothing is on its way: it is also behind the markers that end Kafka's
     * transactions, which are never seen as records.
     */
    long appliedUpTo(TopicPartition partition, long position) {
        long lastRead = read.getOrDefault(partition, 0L);
        long lastApplied = applied.getOrDefault(partition, 0L);
        return lastApplied >= lastRead ? position : lastApplied;
    }

    private static void note(ConsumerRecords<?, ?> records, Map<TopicPartition, Long> offsets) {
        for (TopicPartition partition : records.partitions()) {
            var ofPartition = records.records(partition);
            long next = ofPartition.get(ofPartition.size() - 1).offset() + 1;
            offsets.merge(partition, next, Math::max);
        }
    }
}
