package org.tocsin.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Readers who keep signing up, each at the replica that a balancer would send them to just then. */
final class SignUps implements AutoCloseable {

    private static final int AT_ONCE = 4;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
    private final List<Thread> readers = new ArrayList<>();
    /** To which replica each reader's request is on its way. */
    private final Map<String, Integer> underWay = new ConcurrentSkipListMap<>();

    private volatile int port;
    private volatile boolean going = true;

    SignUps(String name, int port) {
        this.port = port;
        for (int number = 0; number < AT_ONCE; number++) {
            String prefix = name + "-" + number + "-";
            Thread reader = new Thread(() -> signUp(prefix), prefix);
            readers.add(reader);
            reader.start();
        }
    }

    private void signUp(String prefix) {
        for (int count = 0; going; count++) {
            String email = prefix + count + "@readers.example";
            answers.put(email, ask(email, next(prefix)));
            underWay.remove(prefix);
        }
    }

    /** Together, so that whoever moves them on knows which request still goes to the replica before. */
    private synchronized int next(String reader) {
        underWay.put(reader, port);
        return port;
    }

    private int ask(String email, int to) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to + "/api/v1/subscribers"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"email\":\"" + email + "\",\"topics\":[\"security-alerts\"]}"))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException broken) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    int answered() {
        return answers.size();
    }

    /** New requests go there. */
    synchronized void moveTo(int other) {
        port = other;
    }

    /** What preStop of Kubernetes waits for: no balancer sends anything to the replica any more. */
    boolean isLeftAlone(int replica) {
        return !underWay.containsValue(replica);
    }

    /** By address; 0 where there was no answer at all. */
    Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }

    @Override
    public void close() {
        stop();
    }

    /** Returns when the last request has been answered. */
    void stop() {
        going = false;
        for (Thread reader : readers) {
            try {
                reader.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
