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

/**
 * A reader's leaving a topic or taking back what they allowed a sponsor, as it stands in their published preferences.
 *
 * @param kind {@code topic} or {@code sponsor}, as in the event that asks for it
 */
record OptOut(String subscriber, String kind, String name, Instant since, String via) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "org.tocsin.opt-out.requested.v1";

    static String key(ConsumerRecord<byte[], byte[]> state) {
        return new String(state.key(), StandardCharsets.UTF_8);
    }

    /** Those of a published state that are not older. */
    static List<OptOut> in(byte[] state, Instant since) {
        JsonNode preferences = read(state);
        List<OptOut> ended = new ArrayList<>();
        preferences.path("topics").forEach(choice -> {
            if (!choice.path("optedIn").asBoolean()) {
                ended.add(of(preferences, "topic", choice));
            }
        });
        preferences.path("sponsors").forEach(consent -> {
            if (!consent.path("consented").asBoolean()) {
                ended.add(of(preferences, "sponsor", consent));
            }
        });
        ended.removeIf(one -> one.since.isBefore(since));
        return ended;
    }

    private static OptOut of(JsonNode preferences, String kind, JsonNode choice) {
        return new OptOut(
                preferences.path("subscriberId").asText(),
                kind,
                choice.path(kind).asText(),
                Instant.parse(choice.path("since").asText()),
                choice.path("via").asText());
    }

    /** The event that mailing-service writes for a reply; always the same for the same opt-out, so that it counts once. */
    ProducerRecord<String, String> request(String kafkaTopic) {
        String id = UUID.nameUUIDFromBytes((subscriber + kind + name + since).getBytes(StandardCharsets.UTF_8))
                .toString();
        Map<String, String> body = new LinkedHashMap<>();
        body.put("requestId", id);
        body.put("subscriberId", subscriber);
        body.put(kind, name);
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
