package org.tocsin.mailing.transactional;

import java.time.Instant;
import java.util.UUID;

import org.tocsin.events.wire.MailRequest;

/**
 * Finds out whether a mailbox that failed often still takes mail.
 *
 * @param returnPath where it comes back to if it does not
 */
public record DeliveryProbe(UUID mailId, UUID subscriberId, String returnPath, Instant expiresAt)
        implements MailRequest {}
