package org.tocsin.tokens;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Stand-ins for something personal that has to be recognised and must not be kept: a keyed hash, the same for the same text,
 * and useless to whoever has no key. A new minting key makes new pseudonyms, so what is counted by them starts anew.
 */
@ApplicationScoped
public class Pseudonyms {

    private final TokenKeys keys;

    Pseudonyms(TokenSettings settings) {
        keys = TokenKeys.parse(settings.keys());
    }

    /**
     * 43 characters of base64url.
     *
     * @param kind what the text is, such as {@code network}; the same text of another kind has another pseudonym
     */
    public String of(String kind, String text) {
        byte[] mac = keys.mac(keys.minting(), "pseudonym." + kind, text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }
}
