package org.tocsin.bench.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Campaigns by the operator's interface. Anything but the expected answer is an {@link IllegalStateException}. */
public final class OperatorDesk {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI service;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    OperatorDesk(URI service) {
        this.service = service;
    }

    public UUID draft(String kind, String subject, String markdown) throws InterruptedException {
        String body = JSON.createObjectNode()
                .put("kind", kind)
                .put("topic", Readers.TOPIC)
                .put("subject", subject)
                .put("markdown", markdown)
                .toString();
        JsonNode answer = ask("POST", "/api/v1/campaigns", body, 201);
        return UUID.fromString(answer.path("id").asText());
    }

    public void send(UUID campaign) throws InterruptedException {
        act(campaign, "send");
    }

    public void pause(UUID campaign) throws InterruptedException {
        act(campaign, "pause");
    }

    public void resume(UUID campaign) throws InterruptedException {
        act(campaign, "resume");
    }

    private void act(UUID campaign, String action) throws InterruptedException {
        ask("POST", "/api/v1/campaigns/" + campaign + "/actions/" + action, "", 202);
    }

    /** Sends a copy to an address that is nobody's. */
    public void test(UUID campaign, String address) throws InterruptedException {
        String body = JSON.createObjectNode().put("to", address).toString();
        ask("POST", "/api/v1/campaigns/" + campaign + "/actions/test", body, 202);
    }

    public JsonNode look(UUID campaign) throws InterruptedException {
        return ask("GET", "/api/v1/campaigns/" + campaign, "", 200);
    }

    private JsonNode ask(String method, String path, String body, int expected) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + MailingService.OPERATOR)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new IllegalStateException(path + " answers " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }
}
