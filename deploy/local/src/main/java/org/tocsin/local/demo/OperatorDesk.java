package org.tocsin.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Campaigns, by the operator's interface. */
final class OperatorDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI origin;
    private final String token;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    OperatorDesk(URI origin, String token) {
        this.origin = origin;
        this.token = token;
    }

    /** Writes an alert down and returns its address. */
    URI draft(Alert alert) throws InterruptedException {
        String body = JSON.createObjectNode()
                .put("kind", "alert")
                .put("topic", Reader.ALERTS)
                .put("subject", alert.subject())
                .put("markdown", alert.markdown())
                .toString();
        HttpResponse<String> answer = send(request(origin.resolve("/api/v1/campaigns"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body)));
        require(answer, 201);
        return origin.resolve(answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new DidNotHappenException("A new campaign has no Location")));
    }

    void send(URI campaign) throws InterruptedException {
        require(send(request(URI.create(campaign + "/actions/send")).POST(BodyPublishers.noBody())), 202);
    }

    String state(URI campaign) throws InterruptedException {
        return look(campaign).path("state").asText();
    }

    /** How many readers a draft would go to now. */
    long reach(URI draft) throws InterruptedException {
        return look(draft).path("reach").asLong();
    }

    /** How many are in a state; {@code audience} for all. */
    long count(URI campaign, String state) throws InterruptedException {
        return look(campaign).path("counts").path(state).asLong();
    }

    private JsonNode look(URI campaign) throws InterruptedException {
        HttpResponse<String> answer = send(request(campaign).GET());
        require(answer, 200);
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException malformed) {
            throw new DidNotHappenException("A campaign is not JSON", malformed);
        }
    }

    private static void require(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new DidNotHappenException("%s answers the operator %d, not %d: %s"
                    .formatted(answer.uri().getPath(), answer.statusCode(), status, answer.body()));
        }
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(PATIENCE).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new DidNotHappenException("%s does not answer the operator".formatted(origin), unreachable);
        }
    }
}
