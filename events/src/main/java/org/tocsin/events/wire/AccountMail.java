package org.tocsin.events.wire;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A letter about what is held of somebody. It carries the address, since some go to one that nobody else knows yet, and one to
 * somebody whom nobody knows any more.
 *
 * @param about the word of an {@link AccountMatter}
 * @param link where the reader goes from there, if anywhere
 * @param at the moment that the letter speaks of, such as when the erasure is due
 */
public record AccountMail(
        UUID mailId,
        UUID subscriberId,
        String to,
        Optional<String> name,
        String locale,
        String about,
        Optional<String> link,
        Optional<Instant> at,
        Instant expiresAt)
        implements MailRequest {}
