package org.tocsin.local.gateway;

import io.vertx.core.http.HttpServerRequest;

/** What the gateway itself has to say: as a problem (RFC 9457) to programs, as a small page to people. */
enum PlainAnswer {
    NOT_FOUND(404, "Not found", "There is nothing at this address."),
    TOO_LARGE(413, "The body is too large", "So much is not read here."),
    UNAVAILABLE(503, "Not available just now", "This part is starting or has stopped. Try again in a few seconds.");

    private final int status;
    private final String title;
    private final String detail;

    PlainAnswer(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    void send(HttpServerRequest request) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", contentType(request))
                .end(body(request));
    }

    String contentType(HttpServerRequest request) {
        return wantsPage(request) ? "text/html; charset=utf-8" : "application/problem+json";
    }

    String body(HttpServerRequest request) {
        return wantsPage(request)
                ? """
                  <!DOCTYPE html>
                  <html lang="en"><head><meta charset="utf-8"><title>%s</title>
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <meta name="color-scheme" content="light dark"></head>
                  <body><main><h1>%s</h1><p>%s</p></main></body></html>
                  """
                        .formatted(title, title, detail)
                : """
                  {"type":"about:blank","title":"%s","status":%d,"detail":"%s"}
                  """
                        .formatted(title, status, detail);
    }

    private static boolean wantsPage(HttpServerRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }
}
