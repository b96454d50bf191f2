package org.tocsin.tokens;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key ring: HMAC-SHA-256 (RFC 2104) under the key a {@code kid} names. */
final class TokenKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 32;

    /** A MAC object for each thread, since setting one up costs more than what a token takes from it, and a mail carries four tokens. */
    private final Map<Character, ThreadLocal<Mac>> keys = new LinkedHashMap<>();

    /** How the keys of the development and test profiles begin, which everybody knows. */
    private static final String PUBLISHED = "only-for-";

    private final Map<Character, SecretKeySpec> ring;
    private final char minting;

    private TokenKeys(Map<Character, SecretKeySpec> keys) {
        this.ring = keys;
        keys.forEach((kid, key) -> this.keys.put(kid, ThreadLocal.withInitial(() -> keyed(key))));
        this.minting = keys.keySet().iterator().next();
    }

    /** Throws {@link IllegalArgumentException} that names the setting, and never the key. */
    static TokenKeys parse(String setting) {
        Map<Character, SecretKeySpec> keys = new LinkedHashMap<>();
        for (String entry : setting.strip().split("\\s*,\\s*", -1)) {
            if (!entry.matches("[a-z2-7]:\\S+")) {
                throw new IllegalArgumentException("tocsin.tokens.keys: expected kid:base64, kid one of a-z, 2-7");
            }
            if (keys.put(entry.charAt(0), key(entry)) != null) {
                throw new IllegalArgumentException("tocsin.tokens.keys: there are two keys " + entry.charAt(0));
            }
        }
        return new TokenKeys(keys);
    }

    private static SecretKeySpec key(String entry) {
        try {
            byte[] bytes = Base64.getDecoder().decode(entry.substring(2));
            if (bytes.length >= LEAST_BYTES) {
                return new SecretKeySpec(bytes, ALGORITHM);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("tocsin.tokens.keys: key " + entry.charAt(0) + " is not base64", e);
        }
        throw new IllegalArgumentException(
                "tocsin.tokens.keys: key " + entry.charAt(0) + " is shorter than " + LEAST_BYTES + " bytes");
    }

    /** Throws {@link IllegalArgumentException} that names the setting. */
    void refusePublished() {
        ring.forEach((kid, key) -> {
            String text = new String(key.getEncoded(), StandardCharsets.US_ASCII);
            if (text.startsWith(PUBLISHED) || text.chars().distinct().count() < 8) {
                throw new IllegalArgumentException(
                        "tocsin.tokens.keys: key " + kid + " is published or repetitive; make one at random");
            }
        });
    }

    /** The one that mints comes first. */
    List<Character> kids() {
        return List.copyOf(keys.keySet());
    }

    char minting() {
        return minting;
    }

    /** The MAC over what the token is for and what it says; empty when no such key is kept. */
    Optional<byte[]> mac(char kid, String purpose, byte[] payload) {
        return Optional.ofNullable(keys.get(kid)).map(key -> mac(key, kid + "." + purpose + ".", payload));
    }

    private static byte[] mac(ThreadLocal<Mac> key, String context, byte[] payload) {
        Mac mac = key.get();
        mac.update(context.getBytes(StandardCharsets.UTF_8));
        return mac.doFinal(payload);
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every JDK", e);
        }
    }
}
