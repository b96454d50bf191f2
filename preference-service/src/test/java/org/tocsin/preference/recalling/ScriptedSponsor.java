package org.tocsin.preference.recalling;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A sponsor's receiver: answers with the next status of its script, and with 204 after its end. */
final class ScriptedSponsor implements AutoCloseable {

    static final WebhookSecret SECRET = WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    /** What came, and whether the signature was right. */
    record Call(String id, long timestamp, String body, boolean signed) {}

    private final HttpServer server;
    private final Queue<Integer> script = new ArrayDeque<>();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    ScriptedSponsor(Integer... statuses) throws IOException {
        script.addAll(List.of(statuses));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    Webhook webhook() {
        return new Webhook(
                "kaspersky-lab",
                URI.create("http://localhost:" + server.getAddress().getPort() + "/recalls"),
                List.of(SECRET));
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            long timestamp = Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp"));
            boolean signed = SECRET.sign(id, timestamp, body)
                    .equals(exchange.getRequestHeaders().getFirst("webhook-signature"));
            calls.add(new Call(id, timestamp, body, signed));
            int status = script.isEmpty() ? 204 : script.remove();
            if (status / 100 == 3) {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
