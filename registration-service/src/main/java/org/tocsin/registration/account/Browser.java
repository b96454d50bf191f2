package org.tocsin.registration.account;

import java.security.SecureRandom;
import java.util.Base64;

import jakarta.ws.rs.core.NewCookie;

/**
 * Recognises the browser that asked for a link, for as long as the link works. Without cookies nothing is recognised, and the
 * page asks the reader instead.
 */
public final class Browser {

    /** Only this host, only over TLS (or on localhost), not readable by scripts: draft-ietf-httpbis-rfc6265bis section 4.1.3. */
    public static final String COOKIE = "__Host-tocsin-asked";

    /** Tells which reader a browser belongs to, for those who ticked that they want to stay signed in. */
    public static final String REMEMBERED = "__Host-tocsin-remembered";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int OCTETS = 16;

    private Browser() {}

    public static String newSecret() {
        byte[] octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    public static NewCookie cookie(String secret, int seconds) {
        return cookie(COOKIE, secret, seconds);
    }

    static NewCookie rememberedCookie(String secret, int seconds) {
        return cookie(REMEMBERED, secret, seconds);
    }

    static NewCookie cookie(String name, String secret, int seconds) {
        return new NewCookie.Builder(name)
                .value(secret)
                .path("/")
                .maxAge(seconds)
                .secure(true)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
