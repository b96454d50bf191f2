package org.tocsin.topics.restore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A reader's leaving a topic, as it stands in their published preferences. */
record OptOut(String subscriber, String topic, Instant since, String via) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "org.tocsin.opt-out.requested.v1";

    static String key(ConsumerRecord<byte[], byte[]> state) {
        return new String(state.key(), StandardCharsets.UTF_8);
    }

    /** Those of a published state that are not older. */
    static List<OptOut> in(byte[] state, Instant since) {
        List<OptOut> found = new ArrayList<>();
        JsonNode preferences = read(state);
        for (JsonNode choice : preferences.path("topics")) {
            OptOut one = new OptOut(
                    preferences.path("subscriberId").asText(),
                    choice.path("topic").asText(),
                    Instant.parse(choice.path("since").asText()),
                    choice.path("via").asText());
            if (!choice.path("optedIn").asBoolean() && !one.since.isBefore(since)) {
                found.add(one);
            }
        }
        return found;
    }

    /** The event that mailing-service writes for a reply; always the same for the same opt-out, so that it counts once. */
    ProducerRecord<String, String> request(String kafkaTopic) {
        String id = UUID.nameUUIDFromBytes((subscriber + topic + since).getBytes(StandardCharsets.UTF_8))
                .toString();
        Map<String, String> body = new LinkedHashMap<>();
        body.put("requestId", id);
        body.put("subscriberId", subscriber);
        body.put("topic", topic);
        body.put("via", via);
        body.put("receivedAt", since.toString());
        ProducerRecord<String, String> event = new ProducerRecord<>(kafkaTopic, subscriber, write(body));
        Map<String, String> attributes = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                id,
                "ce_type",
                TYPE,
                "ce_source",
                "/opt-outs-replay",
                "ce_subject",
                subscriber,
                "ce_time",
                since.toString(),
                "content-type",
                "application/json");
        attributes.forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return event;
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static String write(Map<String, String> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
