package org.tocsin.tokens;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;

/** Tokens in links: {@code kid.purpose.payload.mac}, the last two as base64url without padding (RFC 4648, section 5). */
@Startup // a missing or short key stops the start, not the first reader
@ApplicationScoped
public class LinkTokens {

    /** 128 bits; RFC 2104, section 5 asks for at least half of the hash and at least 80. */
    private static final int MAC_BYTES = 16;

    private static final int LONGEST = 512;

    private final TokenKeys keys;
    private final Trespasses trespasses;

    LinkTokens(TokenSettings settings, Trespasses trespasses) {
        keys = TokenKeys.parse(settings.keys());
        this.trespasses = trespasses;
    }

    public String mint(Purpose purpose, byte[] payload) {
        char kid = keys.minting();
        byte[] mac = mac(kid, purpose, payload).orElseThrow();
        return kid + "." + purpose.word() + "." + base64(payload) + "." + base64(mac);
    }

    /** The payload, or empty for a token that is forged, cut, of another purpose, of a key no longer kept; all but none at all is recorded. */
    public Optional<byte[]> open(Purpose purpose, String token) {
        Optional<byte[]> payload = read(purpose, token);
        if (payload.isEmpty() && !token.isBlank()) {
            trespasses.note(isOfAKeyNoLongerKept(token) ? "old-key" : purpose.word());
        }
        return payload;
    }

    /** So says the token: mail stays in mailboxes for longer than keys are kept, and whoever follows its links trespasses nowhere. */
    private boolean isOfAKeyNoLongerKept(String token) {
        return token.length() > 1 && token.charAt(1) == '.' && !keys.kids().contains(token.charAt(0));
    }

    /** Like {@link #open}, but records nothing: for a token that was opened before. */
    Optional<byte[]> read(Purpose purpose, String token) {
        String[] parts = token.length() > LONGEST ? new String[0] : token.split("\\.", -1);
        if (parts.length != 4 || parts[0].length() != 1 || !parts[1].equals(purpose.word())) {
            return Optional.empty();
        }
        return decode(parts[2]).filter(payload -> decode(parts[3])
                .flatMap(given ->
                        mac(parts[0].charAt(0), purpose, payload).filter(right -> MessageDigest.isEqual(right, given)))
                .isPresent());
    }

    private Optional<byte[]> mac(char kid, Purpose purpose, byte[] payload) {
        return keys.mac(kid, "link." + purpose.word(), payload).map(mac -> Arrays.copyOf(mac, MAC_BYTES));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Only the one spelling that we would have written ourselves. */
    private static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return base64(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
