package org.tocsin.tokens;

import io.smallrye.config.ConfigMapping;

/** The keys that all services share. */
@ConfigMapping(prefix = "tocsin.tokens")
public interface TokenSettings {

    /**
     * Secret. {@code kid:base64} of at least 32 random bytes, several separated by commas; a kid is one character of a-z or
     * 2-7. The first one mints, all of them open. Keep an old key for 400 days: unsubscribe links in old mail need it.
     */
    @KeyRing
    String keys();
}
