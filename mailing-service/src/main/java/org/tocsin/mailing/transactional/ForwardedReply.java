package org.tocsin.mailing.transactional;

import java.time.Instant;
import java.util.UUID;

import org.tocsin.events.wire.MailRequest;

/**
 * What a reader wrote, for the publisher.
 *
 * @param to the publisher's mailbox
 * @param replyTo an address of ours that hides the reader's
 */
public record ForwardedReply(
        UUID mailId, UUID subscriberId, String to, String subject, String text, String replyTo, Instant expiresAt)
        implements MailRequest {}
