package org.tocsin.mailing.transactional;

import java.time.Instant;
import java.util.UUID;

import org.tocsin.events.wire.MailRequest;

/**
 * What the publisher answered to a reader.
 *
 * @param replyTo where the reader's next words go
 */
public record PublisherAnswer(
        UUID mailId, UUID subscriberId, String subject, String text, String replyTo, Instant expiresAt)
        implements MailRequest {}
