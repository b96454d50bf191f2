package org.tocsin.preference.recalling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One call to one sponsor. Follows no redirect and reads nothing of the answer but its status. */
@ApplicationScoped
class CallSponsor {

    private final ObjectMapper json;
    private final RecallSettings settings;
    private final HttpClient client;

    CallSponsor(ObjectMapper json, RecallSettings settings) {
        this.json = json;
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
    }

    /** Why the recall is not acknowledged; empty when it is. */
    CompletableFuture<Optional<String>> call(Webhook webhook, DueRecall recall) {
        return client.sendAsync(request(webhook, recall), BodyHandlers.ofInputStream())
                .thenApply(CallSponsor::problem)
                .exceptionally(failed -> Optional.of(reason(failed)));
    }

    private HttpRequest request(Webhook webhook, DueRecall recall) {
        String id = recall.id().toString();
        long timestamp = recall.attemptAt().getEpochSecond();
        String body = body(webhook, recall);
        String signatures = webhook.secrets().stream()
                .map(secret -> secret.sign(id, timestamp, body))
                .collect(Collectors.joining(" "));
        return HttpRequest.newBuilder(webhook.target())
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", signatures)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /** The same at every attempt. */
    private String body(Webhook webhook, DueRecall recall) {
        try {
            return json.writeValueAsString(new Call(
                    "subscriber.recalled",
                    recall.recalledAt(),
                    new Recall(webhook.sponsor(), recall.reference(), recall.reason())));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("A call cannot be written", impossible);
        }
    }

    private static Optional<String> problem(HttpResponse<InputStream> answer) {
        try {
            // Ends the connection if anything of a body is still to come, however long that would take.
            answer.body().close();
        } catch (IOException uninteresting) {
            return status(answer);
        }
        return status(answer);
    }

    private static Optional<String> status(HttpResponse<?> answer) {
        return answer.statusCode() / 100 == 2 ? Optional.empty() : Optional.of("answered " + answer.statusCode());
    }

    private static String reason(Throwable failed) {
        Throwable cause = Optional.ofNullable(failed.getCause()).orElse(failed);
        String text = Optional.ofNullable(cause.getMessage()).orElse("");
        return (cause.getClass().getSimpleName() + " " + text).strip();
    }

    private record Call(String type, Instant timestamp, Recall data) {}

    private record Recall(String sponsor, UUID reference, String reason) {}
}
