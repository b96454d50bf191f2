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

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int OCTETS = 16;

    private Browser() {}

    public static String newSecret() {
        byte[] octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    public static NewCookie cookie(String secret, int seconds) {
        return new NewCookie.Builder(COOKIE)
                .value(secret)
                .path("/")
                .maxAge(seconds)
                .secure(true)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
