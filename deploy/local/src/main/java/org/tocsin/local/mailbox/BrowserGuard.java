package org.tocsin.local.mailbox;

import java.util.Optional;
import java.util.regex.Pattern;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;

/** Keeps other sites in the same browser from reading the mail or sending replies, and tells the browser to help. */
final class BrowserGuard {

    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[?::1]?");

    private BrowserGuard() {}

    static void check(RoutingContext context) {
        context.response()
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; "
                                + "base-uri 'none'; frame-ancestors 'self'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-store");
        if (isForThisMachine(context.request()) && isFromThisSite(context.request())) {
            context.next();
        } else {
            context.response().setStatusCode(403).end("Only from this machine, and from the mailbox's own pages.\n");
        }
    }

    /** A foreign name that points to 127.0.0.1 would otherwise make this page same-origin with a foreign one. */
    private static boolean isForThisMachine(HttpServerRequest request) {
        return Optional.ofNullable(request.authority())
                .map(HostAndPort::host)
                .filter(host -> THIS_MACHINE.matcher(host).matches())
                .isPresent();
    }

    private static boolean isFromThisSite(HttpServerRequest request) {
        String site = Optional.ofNullable(request.getHeader("Sec-Fetch-Site")).orElse("none");
        return !request.method().equals(HttpMethod.POST) || site.equals("same-origin") || site.equals("none");
    }
}
