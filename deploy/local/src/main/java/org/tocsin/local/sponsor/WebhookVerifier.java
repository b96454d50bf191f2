package org.tocsin.local.sponsor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies calls as Standard Webhooks 1.0 has it; too old or too new is as good as unsigned. */
final class WebhookVerifier {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final SecretKeySpec key;
    private final Clock clock;

    /** Takes {@code whsec_} and base64. */
    WebhookVerifier(String secret, Clock clock) {
        this.key = new SecretKeySpec(Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), "HmacSHA256");
        this.clock = clock;
    }

    boolean isGenuine(String id, String timestamp, String signatures, String body) {
        if (!timestamp.matches("[0-9]{1,12}") || isOutOfTime(Instant.ofEpochSecond(Long.parseLong(timestamp)))) {
            return false;
        }
        byte[] expected = octets(sign(id + "." + timestamp + "." + body));
        return Arrays.stream(signatures.split(" ", -1))
                .anyMatch(signature -> MessageDigest.isEqual(expected, octets(signature)));
    }

    private boolean isOutOfTime(Instant sent) {
        return Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) > 0;
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(octets(text)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
