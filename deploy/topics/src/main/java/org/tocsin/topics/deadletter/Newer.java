package org.tocsin.topics.deadletter;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

import org.tocsin.topics.Log;

/** Finds letters whose key has another record between where the letter lay and where it has just been written again. */
final class Newer {

    private final Map<String, Object> settings;

    Newer(Map<String, Object> settings) {
        this.settings = settings;
    }

    /** Those of the letters, written by a transaction that is still open, that may not be committed. */
    Set<DeadLetter> among(Map<DeadLetter, RecordMetadata> written) {
        Set<DeadLetter> overtaken = new HashSet<>();
        written.keySet().stream()
                .collect(Collectors.groupingBy(letter -> partition(written.get(letter))))
                .forEach((partition, letters) -> overtaken.addAll(among(partition, letters, written)));
        return overtaken;
    }

    private Set<DeadLetter> among(
            TopicPartition partition, List<DeadLetter> letters, Map<DeadLetter, RecordMetadata> written) {
        Set<Long> ours =
                letters.stream().map(letter -> written.get(letter).offset()).collect(Collectors.toSet());
        long first = ours.stream().min(Long::compare).orElseThrow();
        long last = ours.stream().max(Long::compare).orElseThrow();
        Map<ByteBuffer, List<DeadLetter>> byKey = letters.stream()
                .collect(Collectors.groupingBy(
                        letter -> ByteBuffer.wrap(letter.kept().key())));
        Set<DeadLetter> overtaken = new HashSet<>();
        long from =
                letters.stream().mapToLong(letter -> after(letter, first)).min().orElseThrow();
        try (Log log = Log.committed(settings, partition)) {
            log.read(from, first, other -> note(other, byKey, first, overtaken));
        }
        // Others write between ours, and whether that will be committed nobody knows yet.
        try (Log log = Log.written(settings, partition)) {
            log.read(first, last + 1, other -> {
                if (!ours.contains(other.offset())) {
                    note(other, byKey, first, overtaken);
                }
            });
        }
        return overtaken;
    }

    private static void note(
            ConsumerRecord<byte[], byte[]> other,
            Map<ByteBuffer, List<DeadLetter>> byKey,
            long first,
            Set<DeadLetter> overtaken) {
        if (other.key() != null) {
            byKey.getOrDefault(ByteBuffer.wrap(other.key()), new ArrayList<>()).stream()
                    .filter(letter -> other.offset() >= after(letter, first))
                    .forEach(overtaken::add);
        }
    }

    /** A place that lies beyond the end is of a log that was lost since: then everything there is newer. */
    private static long after(DeadLetter letter, long end) {
        long after = letter.origin().offset() + 1;
        return after <= end ? after : 0;
    }

    private static TopicPartition partition(RecordMetadata written) {
        return new TopicPartition(written.topic(), written.partition());
    }
}
