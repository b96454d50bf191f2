package org.tocsin.events;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** How Kafka's topics are called in this installation. */
@ConfigMapping(prefix = "tocsin.topics")
public interface TopicSettings {

    /** Put before every topic's name; set it when several installations share a broker. */
    Optional<String> prefix();

    default String name(String topic) {
        return prefix().orElse("") + topic;
    }

    /** The topic's name as the contract knows it. */
    default String contractName(String topic) {
        return topic.substring(prefix().orElse("").length());
    }
}
