package org.tocsin.preference.sharing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;

/** Which sponsor a credential belongs to. A setting that cannot be right stops the start. */
@Startup
@ApplicationScoped
class SponsorCredentials {

    private static final int SHORTEST = 32;
    private static final String BEARER = "Bearer ";

    private final Map<String, byte[]> credentials;

    SponsorCredentials(SponsorSettings settings) {
        credentials = parse(settings.credentials().orElse(""));
    }

    /** Throws IllegalArgumentException that names the setting, and never the credential. */
    static Map<String, byte[]> parse(String setting) {
        Map<String, byte[]> credentials = new HashMap<>();
        for (String entry : setting.isBlank() ? new String[0] : setting.strip().split("\\s*,\\s*")) {
            int colon = entry.indexOf(':');
            if (colon < 1 || entry.length() - colon - 1 < SHORTEST) {
                throw new IllegalArgumentException(
                        "tocsin.sponsors.credentials: expected sponsor:credential, the latter of at least 32 characters");
            }
            credentials.put(entry.substring(0, colon), octets(entry.substring(colon + 1)));
        }
        return credentials;
    }

    /** The sponsor that an Authorization header speaks for. Compares all of them, in constant time each. */
    Optional<String> sponsor(Optional<String> authorization) {
        byte[] given = octets(authorization
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()))
                .orElse(""));
        return credentials.entrySet().stream()
                .filter(credential -> MessageDigest.isEqual(credential.getValue(), given))
                .map(Map.Entry::getKey)
                .reduce((first, second) -> first);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
