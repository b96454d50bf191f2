package org.tocsin.preference.sharing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A page as JSON. */
@ApplicationScoped
class FeedJson {

    private final ObjectMapper json;

    FeedJson(ObjectMapper json) {
        this.json = json;
    }

    String write(FeedPage page) {
        Body body = new Body(
                page.shared().stream()
                        .map(one -> new Subscriber(one.reference(), one.email(), one.name(), one.locale(), one.at()))
                        .toList(),
                page.recalled().stream()
                        .map(one -> new Recall(one.id(), one.reference(), one.reason(), one.at()))
                        .toList(),
                page.next().word());
        try {
            return json.writeValueAsString(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A page cannot be written", impossible);
        }
    }

    private record Body(List<Subscriber> subscribers, List<Recall> recalls, String next) {}

    private record Subscriber(
            UUID reference,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> email,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> name,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> locale,
            Instant consentedAt) {}

    private record Recall(UUID id, UUID reference, String reason, Instant recalledAt) {}
}
