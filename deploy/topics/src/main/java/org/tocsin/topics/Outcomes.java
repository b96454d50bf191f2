package org.tocsin.topics;

import java.util.concurrent.ExecutionException;

import org.apache.kafka.common.KafkaFuture;

/** Waits for Kafka's answers. */
final class Outcomes {

    private Outcomes() {}

    /** @throws RefusedException when the cluster refuses, or is not there within the client's time-out */
    static <T> T await(String what, KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException refusal) {
            throw new RefusedException(what, refusal.getCause());
        }
    }
}
