package org.tocsin.mailing.inbound.receiving;

import java.time.Instant;
import java.util.List;

/** A message that is understood, and waits to be written down. */
record Incoming(RawMail.Sealed raw, Instant receivedAt, List<InboundEntry> entries) {}
