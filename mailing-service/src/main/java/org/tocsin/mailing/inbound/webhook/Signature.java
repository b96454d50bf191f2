package org.tocsin.mailing.inbound.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of Standard Webhooks: HMAC-SHA-256 over id, time and body, so that none of them can be changed or sent again later. */
final class Signature {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;

    private final SecretKeySpec key;

    /** @throws IllegalArgumentException that names the setting and never the secret */
    Signature(String secret) {
        try {
            byte[] octets = Base64.getDecoder()
                    .decode(secret.strip().substring(secret.startsWith(PREFIX) ? PREFIX.length() : 0));
            if (octets.length >= SHORTEST) {
                key = new SecretKeySpec(octets, "HmacSHA256");
                return;
            }
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("tocsin.inbound.webhook.secret is not whsec_ and base64", notBase64);
        }
        throw new IllegalArgumentException("tocsin.inbound.webhook.secret is shorter than 24 octets");
    }

    /**
     * @param timestamp seconds since 1970, as the header has it
     * @param signatures one or several, apart by blanks, while a secret is being replaced
     */
    boolean isGenuine(String id, String timestamp, byte[] body, String signatures, Instant now) {
        if (id.isEmpty() || !timestamp.matches("\\d{1,12}") || isStale(timestamp, now)) {
            return false;
        }
        byte[] right =
                ("v1," + Base64.getEncoder().encodeToString(mac(id, timestamp, body))).getBytes(StandardCharsets.UTF_8);
        return Stream.of(signatures.split(" ", 16))
                .anyMatch(given -> MessageDigest.isEqual(right, given.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isStale(String timestamp, Instant now) {
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        return age.abs().compareTo(TOLERANCE) > 0;
    }

    private byte[] mac(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }
}
