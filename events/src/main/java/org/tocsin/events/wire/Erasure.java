package org.tocsin.events.wire;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody was erased: a line of the journal that is read again after a restore, since the backup still holds them. The id is random
 * and leads to nobody any more.
 *
 * @param addressHash keyed hash of the address, which no list may bring back; empty when it was not known any more
 */
public record Erasure(UUID subscriberId, Instant erasedAt, Optional<String> addressHash) {}
