package org.tocsin.mailing.inbound.receiving;

import java.time.Instant;
import java.util.UUID;

import org.tocsin.mailing.inbound.understanding.Understood;

/** One message to one address of ours: what came, how it was understood, what followed. */
record InboundEntry(
        UUID id,
        Instant receivedAt,
        MessageHash message,
        String returnPath,
        Addressee addressee,
        Understood understood,
        Effect effect) {}
