package org.tocsin.registration.account;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Recognises the browser that asked for a link, for as long as the link works. Without cookies nothing is recognised, and the
 * page asks the reader instead.
 */
public final class Browser {

    /** Tells the browser that asked for a link. */
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
}
