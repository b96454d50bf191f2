package org.tocsin.tokens;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

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

    /** Under every key that is kept, newest first: what to look up when a pseudonym outlives the key it was made with. */
    public List<String> allOf(String kind, String text) {
        return keys.kids().stream().map(kid -> of(kid, kind, text)).toList();
    }

    /**
     * 43 characters of base64url.
     *
     * @param kind what the text is, such as {@code network}; the same text of another kind has another pseudonym
     */
    public String of(String kind, String text) {
        return of(keys.minting(), kind, text);
    }

    private String of(char kid, String kind, String text) {
        byte[] mac = keys.mac(kid, "pseudonym." + kind, text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }
}
