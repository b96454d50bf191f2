package org.tocsin.operators;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * The sign-in that every browser brings (Basic, RFC 7617). A browser sends it along with whatever a page of anybody's makes it send, so it
 * counts for a change only if the browser says that a page of our own asked for it.
 */
final class BrowserSignIn {

    private static final String SCHEME = "Basic ";

    private BrowserSignIn() {}

    /** The password, whatever the user is called. */
    static Optional<String> password(String authorization, HttpServerRequest request) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || !isOurOwnPage(request)) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            String credentials = new String(decoded, StandardCharsets.UTF_8);
            return Optional.of(credentials.substring(credentials.indexOf(':') + 1));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isOurOwnPage(HttpServerRequest request) {
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        String site = request.getHeader("Sec-Fetch-Site");
        return reads || (site == null ? isFromHere(request) : site.equals("same-origin"));
    }

    /** For browsers that do not say it themselves. */
    private static boolean isFromHere(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        try {
            return origin != null
                    && request.authority() != null
                    && request.authority().toString().equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
