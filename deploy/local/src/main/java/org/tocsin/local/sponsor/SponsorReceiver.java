package org.tocsin.local.sponsor;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Listens for recalls on {@code POST /recalls}; {@code GET /recalls} and the page at {@code /} show what came. */
public final class SponsorReceiver {

    private static final int NOTHING_TO_SAY = 204;
    private static final int REFUSED = 401;
    private static final int NOT_FOUND = 404;
    private static final int KEPT = 1000;

    private final WebhookVerifier verifier;
    private final Clock clock;
    /** By id: a call that is repeated is the same recall. */
    private final Map<String, JsonObject> recalls = new LinkedHashMap<>();

    private SponsorReceiver(String secret, Clock clock) {
        this.verifier = new WebhookVerifier(secret, clock);
        this.clock = clock;
    }

    /** Listens on a port of the loopback address; the secret is {@code whsec_...}. */
    public static Future<?> start(Vertx vertx, int port, String secret) {
        SponsorReceiver receiver = new SponsorReceiver(secret, Clock.systemUTC());
        return vertx.createHttpServer().requestHandler(receiver::handle).listen(port, "127.0.0.1");
    }

    private void handle(HttpServerRequest request) {
        boolean posted = request.method().equals(HttpMethod.POST);
        if (posted && request.path().equals("/recalls")) {
            request.body().onSuccess(body -> request.response()
                    .setStatusCode(take(request, body.toString()) ? NOTHING_TO_SAY : REFUSED)
                    .end());
        } else if (!posted && request.path().equals("/recalls")) {
            request.response().putHeader("Content-Type", "application/json").end(json());
        } else if (!posted && request.path().equals("/")) {
            request.response()
                    .putHeader("Content-Type", "text/plain; charset=utf-8")
                    .end(page());
        } else {
            request.response().setStatusCode(NOT_FOUND).end();
        }
    }

    private synchronized boolean take(HttpServerRequest request, String body) {
        String id = header(request, "webhook-id");
        if (!verifier.isGenuine(id, header(request, "webhook-timestamp"), header(request, "webhook-signature"), body)) {
            return false;
        }
        JsonObject data = new JsonObject(body).getJsonObject("data");
        recalls.putIfAbsent(
                id, data.put("id", id).put("receivedAt", clock.instant().toString()));
        recalls.keySet().stream()
                .findFirst()
                .filter(oldest -> recalls.size() > KEPT)
                .ifPresent(recalls::remove);
        return true;
    }

    private static String header(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }

    private synchronized String json() {
        JsonArray all = new JsonArray();
        recalls.values().forEach(all::add);
        return new JsonObject().put("recalls", all).encode();
    }

    private synchronized String page() {
        String lines = recalls.values().stream()
                .map(recall -> "%s  forget what you know of %s (%s)%n"
                        .formatted(
                                recall.getString("receivedAt"),
                                recall.getString("reference"),
                                recall.getString("reason")))
                .collect(Collectors.joining());
        return "Recalls that %s was called about, signature verified:%n%n%s"
                .formatted("kaspersky-lab", lines.isEmpty() ? "none yet\n" : lines);
    }
}
