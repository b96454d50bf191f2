package org.tocsin.events.wire;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody was erased: a line of the journal that is read again after a restore, since the backup still holds them. The id is random
 * and leads to nobody any more.
 */
public record Erasure(UUID subscriberId, Instant erasedAt) {}
