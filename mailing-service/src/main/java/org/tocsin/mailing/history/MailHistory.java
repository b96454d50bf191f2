package org.tocsin.mailing.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All that mailing-service holds about one reader, but for the address, name and language that registration-service told it.
 *
 * @param campaigns newest first
 * @param letters transactional mail, as long as that is remembered; newest first
 * @param received what they, or their mail server, wrote to us; newest first
 */
public record MailHistory(
        UUID subscriberId,
        boolean known,
        List<Sent> campaigns,
        List<LetterSent> letters,
        List<Received> received,
        List<BounceSeen> bounces) {

    /** A mail of a campaign; {@code state} is a word of the delivery ledger. */
    public record Sent(UUID campaignId, String topic, String subject, String state, Instant at) {}

    /** A mail about a subscription or an account. */
    public record LetterSent(
            UUID mailId, String kind, String state, Instant requestedAt, Optional<Instant> finishedAt) {}

    /** A mail from the reader, as it was understood, and what came of it. Its text is deleted after a while. */
    public record Received(UUID id, Instant at, String addressedTo, String meaning, String effect) {}

    /** A mail that came back. */
    public record BounceSeen(UUID campaignId, String kind, String status, Instant at) {}
}
