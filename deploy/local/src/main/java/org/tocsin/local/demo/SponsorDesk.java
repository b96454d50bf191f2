package org.tocsin.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a sponsor sees: its feed, and the recalls that its receiver was called about. */
final class SponsorDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String FEED = "/api/v1/sponsors/kaspersky-lab/subscribers?cursor=";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Somebody in the feed. */
    record Shared(String reference, String email) {}

    private final DemoSettings settings;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    SponsorDesk(DemoSettings settings) {
        this.settings = settings;
    }

    /** Everybody in the feed at this moment, page by page from its start. */
    List<Shared> feed() throws InterruptedException {
        List<Shared> everybody = new ArrayList<>();
        String before = "";
        String cursor = "p0";
        while (!before.equals(cursor)) {
            JsonNode page = get(settings.origin().resolve(FEED + cursor), "Bearer " + settings.sponsorToken());
            page.path("subscribers")
                    .forEach(one -> everybody.add(new Shared(
                            one.path("reference").asText(), one.path("email").asText())));
            before = cursor;
            cursor = page.path("next").asText();
        }
        return everybody;
    }

    /** Why the receiver was told to forget this person; it takes no call whose signature is wrong. */
    Optional<String> recall(String reference) throws InterruptedException {
        JsonNode recalls =
                get(settings.sponsorReceiver().resolve("/recalls"), "none").path("recalls");
        return StreamSupport.stream(recalls.spliterator(), false)
                .filter(recall -> recall.path("reference").asText().equals(reference))
                .map(recall -> recall.path("reason").asText())
                .findFirst();
    }

    private JsonNode get(URI address, String authorization) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new DidNotHappenException(
                        "%s answers the sponsor %d".formatted(address.getPath(), answer.statusCode()));
            }
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException malformed) {
            throw new DidNotHappenException(address.getPath() + " is not JSON", malformed);
        } catch (IOException unreachable) {
            throw new DidNotHappenException("%s does not answer the sponsor".formatted(address), unreachable);
        }
    }
}
