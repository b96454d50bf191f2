package org.tocsin.events;

import org.apache.kafka.common.KafkaException;

/** Kafka takes no event for one topic: it is not there, or not ours to write, or the event is too large for it. Others may be taken. */
final class TopicRefusedException extends KafkaException {

    private static final long serialVersionUID = 1L;

    private final String topic;

    TopicRefusedException(String topic, KafkaException cause) {
        super(topic + " is refused", cause);
        this.topic = topic;
    }

    /** As Kafka knows it. */
    String topic() {
        return topic;
    }
}
