package org.tocsin.web;

import java.time.Duration;

import jakarta.ws.rs.core.NewCookie;

/** Cookies of this host only, over TLS (or on localhost) only, that no script reads: draft-ietf-httpbis-rfc6265bis section 4.1.3. */
public final class HostCookie {

    private HostCookie() {}

    /** @param name begins with {@code __Host-} */
    public static NewCookie of(String name, String value, Duration life) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(Math.toIntExact(life.toSeconds()))
                .secure(true)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** Has the browser forget it. */
    public static NewCookie gone(String name) {
        return of(name, "", Duration.ZERO);
    }
}
