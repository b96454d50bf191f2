package org.tocsin.bench.installation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Waits for services. */
final class Ready {

    private static final Duration TO_START = Duration.ofMinutes(2);

    private Ready() {}

    /** Throws {@link IllegalStateException} when it is not ready after two minutes. */
    static void await(Program program, URI address) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/q/health/ready")).build();
        long end = System.nanoTime() + TO_START.toNanos();
        while (System.nanoTime() < end && program.running()) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("a service does not become ready; see its log beside the data");
    }
}
