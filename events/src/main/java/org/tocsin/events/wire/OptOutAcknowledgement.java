package org.tocsin.events.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Tells a subscriber that they have been opted out, and how to undo it. The address is the mailing side's own.
 *
 * @param topics slugs of the topics that ended
 */
public record OptOutAcknowledgement(
        UUID mailId, UUID subscriberId, List<String> topics, String undoLink, Instant expiresAt)
        implements MailRequest {

    public OptOutAcknowledgement {
        topics = List.copyOf(topics);
    }
}
