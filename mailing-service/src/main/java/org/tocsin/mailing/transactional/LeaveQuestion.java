package org.tocsin.mailing.transactional;

import java.time.Instant;
import java.util.UUID;

import org.tocsin.events.wire.MailRequest;

/** Asks a reader, at the address on file, whether it was them who asked to leave: nothing but a From said so. */
public record LeaveQuestion(UUID mailId, UUID subscriberId, String leaveLink, Instant expiresAt)
        implements MailRequest {}
