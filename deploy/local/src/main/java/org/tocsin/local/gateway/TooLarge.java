package org.tocsin.local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Refuses a body that no service would take. What comes of it is read and thrown away first: most clients look for an answer only
 * once they have sent everything, and find a broken connection where they are cut off.
 */
final class TooLarge {

    private static final long MOST_PATIENCE = 16L << 20;

    private final HttpServerRequest request;
    private long read;

    private TooLarge(HttpServerRequest request) {
        this.request = request;
    }

    /** Whether more is announced than the service reads. Vert.x has refused a length that is no number before. */
    static boolean is(HttpServerRequest request, ServiceName service) {
        String length = request.getHeader("Content-Length");
        return length != null && Long.parseLong(length) > service.mostOctets();
    }

    static void refuse(HttpServerRequest request) {
        TooLarge body = new TooLarge(request);
        request.handler(body::throwAway).endHandler(end -> body.answer());
    }

    private void throwAway(Buffer part) {
        read += part.length();
        if (read > MOST_PATIENCE) {
            answer();
        }
    }

    private void answer() {
        if (!request.response().ended()) {
            request.response().putHeader("Connection", "close");
            PlainAnswer.TOO_LARGE.send(request);
        }
    }
}
