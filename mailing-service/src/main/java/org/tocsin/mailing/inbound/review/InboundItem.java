package org.tocsin.mailing.inbound.review;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One message to one address of ours, without anything that its writer wrote: that is shown to whoever says why they need it.
 *
 * @param addressedTo unsubscribe, reply, bounce or other: what the address is there for
 * @param arrivedBy smtp, lmtp, imap, pop3 or webhook
 * @param knownBy how it is known whose it is
 * @param meaning how it was understood, and {@code why} in words
 * @param effect what followed: opt-out-requested, bounce-counted, confirmation-mailed, forwarded, passed-on, limit-reached, from-only
 *     or nothing
 * @param topic the topic that was ended; missing if all were, or none
 * @param correctedMeaning what an operator made of it, and {@code correctedEffect} what followed then
 */
public record InboundItem(
        UUID id,
        Instant receivedAt,
        String addressedTo,
        boolean nullReturnPath,
        String arrivedBy,
        String knownBy,
        Optional<UUID> subscriberId,
        String meaning,
        String why,
        String effect,
        Optional<String> topic,
        Optional<String> correctedMeaning,
        Optional<String> correctedEffect) {}
