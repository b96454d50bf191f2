package org.tocsin.mailing.inbound.receiving;

import java.util.Optional;
import java.util.UUID;

/** What a correction needs to know about a message. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Misunderstood(
        UUID id,
        Optional<UUID> subscriber,
        String knownBy,
        String effect,
        Optional<String> topic,
        Optional<UUID> campaign,
        Optional<String> corrected,
        Optional<byte[]> raw) {

    /** Whether nothing but From says whose it is. */
    boolean isClaimed() {
        return knownBy.startsWith(Writer.FROM_ALONE);
    }
}
