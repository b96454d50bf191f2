package org.tocsin.mailing.inbound.review;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One message to one address of ours.
 *
 * @param addressedTo unsubscribe, reply, bounce or other: what the address is there for
 * @param subject while the raw message is kept
 * @param meaning how it was understood, and {@code why} in words
 * @param effect what followed: opt-out-requested, from-only or nothing
 * @param topic the topic that was ended; missing if all were, or none
 */
public record InboundItem(
        UUID id,
        Instant receivedAt,
        String addressedTo,
        boolean nullReturnPath,
        Optional<UUID> subscriberId,
        Optional<String> subject,
        String meaning,
        String why,
        String effect,
        Optional<String> topic) {}
