package org.tocsin.mailing.inbound.review;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One message to one address of ours, without anything that its writer wrote: that is shown to whoever says why they need it.
 *
 * @param addressedTo unsubscribe, reply, bounce or other: what the address is there for
 * @param arrivedBy smtp, lmtp, imap, pop3 or webhook
 * @param knownBy how it is known whose it is
 * @param meaning how it was understood, and {@code why} in words
 * @param effect what followed: opt-out-requested, bounce-counted, confirmation-mailed, link-mailed, forwarded, passed-on, held, limit-reached,
 *     from-only or nothing
 * @param topic the topic that was ended; missing if all were, or none
 * @param correctedMeaning what an operator made of it, {@code correctedEffect} what followed then, and {@code correctedBy} who it was
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
        Optional<String> correctedEffect,
        Optional<String> correctedBy) {

    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** When it came, for people. */
    public String came() {
        return TO_THE_SECOND.format(receivedAt);
    }

    /** What followed, for people. */
    public String followed() {
        return switch (effect) {
            case "opt-out-requested" -> "The reader leaves " + topic.orElse("everything") + ".";
            case "bounce-counted" -> "It counts as mail that did not arrive.";
            case "confirmation-mailed" -> "The reader was asked by mail whether they want to leave.";
            case "link-mailed" -> "The reader was mailed a link by which they can subscribe again.";
            case "forwarded" -> "It went on to the publisher's mailbox.";
            case "passed-on" -> "It went on to the reader.";
            case "held" ->
                correctedMeaning.isPresent()
                        ? "It waited for a day that has room, until it was corrected."
                        : "Nothing yet: as much as one day allows had been mailed, so it waits for a day that has room.";
            case "limit-reached" -> "Nothing: as much as one day allows had been mailed.";
            case "from-only" -> "Nothing: nobody we know wrote it.";
            default -> "Nothing.";
        };
    }
}
