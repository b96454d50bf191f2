package org.tocsin.topics.restore;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Waits until Kafka has a record. */
final class Sent {

    private Sent() {}

    /** @throws KafkaException when Kafka may not have it */
    static void await(Future<RecordMetadata> promised) throws InterruptedException {
        try {
            promised.get();
        } catch (ExecutionException failed) {
            throw new KafkaException(failed.getCause().getMessage(), failed.getCause());
        }
    }
}
