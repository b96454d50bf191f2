package org.tocsin.mailing.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Whether a mail program can do what the reader's one click asks it to (RFC 8058): with a link that nobody was given, so that nobody leaves. */
final class OneClickCheck {

    private static final String SUBJECT = "One click";

    private final URI origin;
    private final Duration timeout;

    OneClickCheck(URI origin, Duration timeout) {
        this.origin = origin;
        this.timeout = timeout;
    }

    Finding finding() {
        if (!"https".equals(origin.getScheme())) {
            return Finding.wrong(
                    SUBJECT,
                    "links begin with " + origin + "; mail programs offer one click by https alone.",
                    "Set tocsin.public-origin to the https address of the reverse proxy.");
        }
        return answer();
    }

    /** Of a POST as mail programs send it; a redirect is no answer (RFC 8058 §3.1). */
    Finding answer() {
        URI link = URI.create(origin.toString().replaceAll("/+$", "") + "/unsubscribe/asked-by-the-doctor");
        HttpRequest request = HttpRequest.newBuilder(link)
                .timeout(timeout)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build();
        try {
            int status = HttpClient.newBuilder()
                    .connectTimeout(timeout)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return status / 100 == 2
                    ? Finding.well(SUBJECT, link.getHost() + " answers mail programs.")
                    : Finding.wrong(
                            SUBJECT,
                            link.getHost() + " answers a mail program with " + status + ".",
                            "Have the reverse proxy pass POST /unsubscribe/ on as it comes.");
        } catch (IOException unreachable) {
            return Finding.wrong(
                    SUBJECT,
                    link.getHost() + " does not answer from here: " + unreachable,
                    "See that the reverse proxy runs, and its certificate is good; then ask from outside, too.");
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return Finding.doubtful(SUBJECT, "not looked at to the end.", "Ask again.");
        }
    }
}
