package org.tocsin.web;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Says why when a body is announced as too large. Quarkus refuses it too, with no word; bodies of unknown length it cuts off
 * while they are read.
 */
@Singleton
class BodyLimit {

    /** Before all else that looks at a request. */
    private static final int FIRST = 10_000;

    private static final String PROBLEM =
            """
            {"type":"about:blank","title":"The body is too large","status":413,"detail":"At most %d octets are read here."}""";

    private final long most;

    BodyLimit(VertxHttpConfig http) {
        most = http.limits().maxBodySize().map(size -> size.asLongValue()).orElse(Long.MAX_VALUE);
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseWhatIsTooLarge, FIRST);
    }

    private void refuseWhatIsTooLarge(RoutingContext exchange) {
        if (announced(exchange) <= most) {
            exchange.next();
            return;
        }
        exchange.response()
                .setStatusCode(413)
                .putHeader(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                // The rest of the body would otherwise be taken for the next request (RFC 9110 section 15.5.14).
                .putHeader(HttpHeaderNames.CONNECTION, "close")
                .end(PROBLEM.formatted(most));
    }

    /** Vert.x has refused a length that is no number before. */
    private static long announced(RoutingContext exchange) {
        String length = exchange.request().getHeader(HttpHeaderNames.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
