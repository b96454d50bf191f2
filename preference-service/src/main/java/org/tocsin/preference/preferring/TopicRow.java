package org.tocsin.preference.preferring;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A topic and what the reader said of it.
 *
 * @param since when they last said so; empty when they never did
 */
public record TopicRow(
        String topic,
        String name,
        String purpose,
        String frequency,
        boolean optedIn,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> since) {

    TopicRow choosing(boolean yes) {
        return new TopicRow(topic, name, purpose, frequency, yes, since);
    }
}
