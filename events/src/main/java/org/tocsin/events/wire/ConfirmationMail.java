package org.tocsin.events.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks whoever reads {@code to} to confirm a sign-up. It carries the address, since nobody but the registration knows it
 * before it is confirmed.
 *
 * @param topics slugs of the topics asked for
 */
public record ConfirmationMail(
        UUID mailId,
        UUID subscriberId,
        String to,
        Optional<String> name,
        String locale,
        String confirmLink,
        List<String> topics,
        Instant expiresAt)
        implements MailRequest {

    public ConfirmationMail {
        topics = List.copyOf(topics);
    }
}
