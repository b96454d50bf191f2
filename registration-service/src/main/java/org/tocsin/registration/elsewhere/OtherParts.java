package org.tocsin.registration.elsewhere;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;

/** What the other services hold, asked as the reader would. */
@ApplicationScoped
public class OtherParts {

    /** A service that has not heard of the reader yet holds nothing. */
    private static final Set<Integer> NOTHING = Set.of(401, 404, 410);

    private final List<Part> parts;
    private final NeighbourSettings settings;
    private final ObjectMapper json;
    private final HttpClient client;

    OtherParts(NeighbourSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
        parts = List.of(
                new Part("preferences", settings.preferences().resolve("/api/v1/me/preferences")),
                new Part("consents", settings.preferences().resolve("/api/v1/me/consents")),
                new Part("sharing", settings.preferences().resolve("/api/v1/me/sharing")),
                new Part("mail", settings.mail().resolve("/api/v1/me/mail")));
        client = HttpClient.newBuilder().connectTimeout(settings.patience()).build();
    }

    /** What it is called in the file, and where it is. */
    public record Part(String name, URI address) {}

    public List<Part> all() {
        return parts;
    }

    /** @throws UncheckedIOException when the service is away, or answers anything but what is held */
    public JsonNode ask(Part part, String session) {
        try {
            return read(
                    client.send(request(part, session, settings.patience()), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("the service is stopping", stopped));
        }
    }

    /** All at the same time, and without those that do not answer in time. */
    public Elsewhere glance(String session) {
        Map<String, CompletableFuture<Optional<JsonNode>>> asked = new HashMap<>();
        parts.forEach(part -> asked.put(part.name(), glance(part, session)));
        return new Elsewhere(
                asked.get("preferences").join(),
                asked.get("sharing").join(),
                asked.get("mail").join());
    }

    private CompletableFuture<Optional<JsonNode>> glance(Part part, String session) {
        return client.sendAsync(request(part, session, settings.glance()), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(answer -> Optional.of(read(answer)))
                .exceptionally(away -> Optional.empty());
    }

    private JsonNode read(HttpResponse<byte[]> answer) {
        if (NOTHING.contains(answer.statusCode())) {
            return NullNode.getInstance();
        }
        try {
            if (answer.statusCode() != 200) {
                throw new IOException(answer.uri().getPath() + " answers " + answer.statusCode());
            }
            return json.readTree(answer.body());
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static HttpRequest request(Part part, String session, Duration patience) {
        return HttpRequest.newBuilder(part.address())
                .timeout(patience)
                .header("Authorization", "Bearer " + session)
                .header("Accept", "application/json")
                .build();
    }
}
