package org.tocsin.mailing.operator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/** The operator's secret, good enough to be one. Never shows itself in logs. */
final class OperatorToken {

    static final int SHORTEST = 32;
    /** Those of the development and test profiles, and what people copy out of examples. */
    private static final Set<String> PUBLISHED = Set.of(
            "only-for-development-never-in-production",
            "only-for-the-tests-never-in-production",
            "changeme-changeme-changeme-changeme",
            "0123456789abcdef0123456789abcdef");

    private final byte[] digest;

    private OperatorToken(String secret) {
        this.digest = sha256(secret);
    }

    /** Says what is wrong with the configured value, in one line without the value; empty when nothing is. */
    static Optional<String> complaint(String configured, boolean publishedAllowed) {
        String value = configured.strip();
        if (value.length() < SHORTEST) {
            return Optional.of("tocsin.operator.token is too short: it needs at least 32 characters");
        }
        boolean guessable =
                PUBLISHED.contains(value) || value.chars().distinct().count() < 8;
        return guessable && !publishedAllowed
                ? Optional.of("tocsin.operator.token is a published or repetitive value: make a secret of your own")
                : Optional.empty();
    }

    static OperatorToken of(String configured) {
        return new OperatorToken(configured.strip());
    }

    /** Compares digests, so that neither the length nor the first differing character shows in the time taken. */
    boolean matches(String presented) {
        return MessageDigest.isEqual(digest, sha256(presented));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
