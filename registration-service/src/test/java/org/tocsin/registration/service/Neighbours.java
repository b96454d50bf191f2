package org.tocsin.registration.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The other services as an export meets them: each path answers what a test last said, 404 else; one path can be made to wait. */
public final class Neighbours implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    Neighbours() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI origin() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Answers whoever presents this session. */
    public void answer(String session, String path, String json) {
        answers.put("Bearer " + session + path, json);
    }

    /** Lets this path answer nobody until it is released. */
    public CountDownLatch hold(String session, String path) {
        CountDownLatch latch = new CountDownLatch(1);
        held.put("Bearer " + session + path, latch);
        return latch;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestHeaders().getFirst("Authorization")
                + exchange.getRequestURI().getPath();
        try (exchange) {
            held.getOrDefault(asked, new CountDownLatch(0)).await();
            String answer = answers.getOrDefault(asked, "");
            byte[] octets = answer.getBytes(StandardCharsets.UTF_8);
            int status = answer.isEmpty() ? 404 : answer.equals("broken") ? 500 : 200;
            exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
            exchange.getResponseBody().write(octets);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
