package org.tocsin.mailing.bounce;

import java.util.Locale;
import java.util.UUID;

/**
 * A mail of ours that did not arrive.
 *
 * @param topic the slug of the topic it was about
 * @param status the enhanced status code (RFC 3463) such as {@code 5.1.1}, or empty
 * @param via how it was told: {@code smtp} for a refusal, {@code report} for mail that came back
 */
public record Bounce(UUID subscriber, String topic, UUID campaign, Kind kind, String status, String via) {

    /** The topic of a mail that is no campaign's, but a probe. */
    public static final String PROBE = "probe";

    /** How final it is. */
    public enum Kind {
        /** The address does not exist, or not any more. */
        HARD,
        /** It may pass, or is no fault of the address. */
        SOFT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Refused for what we sent, or for who we are (X.7.X, RFC 3463 section 3.8): says nothing about the address. */
    boolean isPolicy() {
        return status.matches("[45]\\.7\\..*");
    }
}
