package org.tocsin.local.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.backing.Ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GatewayTest {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Integer> ports = Ports.free(4);

    @BeforeEach
    void start() {
        listen(ports.get(1), "registration");
        listen(ports.get(2), "preference");
        Map<ServiceName, Integer> upstreams = Map.of(
                ServiceName.REGISTRATION, ports.get(1),
                ServiceName.PREFERENCE, ports.get(2),
                ServiceName.MAILING, ports.get(3));
        Gateway.start(vertx, ports.get(0), upstreams)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void pathChoosesTheService() throws Exception {
        assertEquals(
                "registration GET /subscribe?a=b 127.0.0.1 ",
                get("/subscribe?a=b").body());
        assertEquals(
                "preference GET /unsubscribe/abc 127.0.0.1 ",
                get("/unsubscribe/abc").body());
    }

    @Test
    void bodyArrives() throws Exception {
        HttpRequest post = request("/api/v1/subscribers")
                .POST(HttpRequest.BodyPublishers.ofString("{\"email\":\"first@readers.example\"}"))
                .build();
        assertTrue(send(post).body().endsWith("{\"email\":\"first@readers.example\"}"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bodyThatNoServiceTakesIsRefusedWithAnAnswer(boolean asksFirst) throws Exception {
        HttpRequest post = request("/api/v1/subscribers")
                .expectContinue(asksFirst)
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[5 << 20]))
                .build();

        assertEquals(413, send(post).statusCode());
    }

    @Test
    void clientThatAsksFirstIsToldToContinue() throws Exception {
        HttpRequest post = request("/api/v1/subscribers")
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        assertTrue(send(post).body().endsWith("{}"));
    }

    @Test
    void clientsClaimsAboutItsAddressAreDropped() throws Exception {
        HttpRequest claim =
                request("/subscribe").header("X-Forwarded-For", "192.0.2.7").build();
        assertEquals("registration GET /subscribe 127.0.0.1 ", send(claim).body());
    }

    @Test
    void whatIsNotPublicIsNotFound() throws Exception {
        for (String path : List.of(
                "/q/health",
                "/q/metrics",
                "/nothing",
                "/confirmation",
                "/subscribe/../q/health",
                "/assets/%2e%2e/q/health",
                "/assets//q/health",
                "/assets/..%2fq/health",
                "/assets/x;y")) {
            assertEquals(404, get(path).statusCode(), path);
        }
    }

    @Test
    void serviceThatIsDownIsUnavailable() throws Exception {
        HttpResponse<String> answer = get("/archive");
        assertEquals(503, answer.statusCode());
        assertEquals("5", answer.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(answer.body().contains("Try again"), answer.body());
    }

    private void listen(int port, String name) {
        vertx.createHttpServer()
                .requestHandler(request -> echo(request, name))
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static void echo(HttpServerRequest request, String name) {
        String head =
                "%s %s %s %s ".formatted(name, request.method(), request.uri(), request.getHeader("X-Forwarded-For"));
        request.body().onSuccess(body -> request.response().end(head + body));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get(0) + path));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
