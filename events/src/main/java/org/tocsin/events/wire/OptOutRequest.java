package org.tocsin.events.wire;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An opt-out that did not come by a page; the preference side decides and records.
 *
 * @param topic the slug of the topic to end; empty means all of them, unless a sponsor is named
 * @param sponsor the slug of the one sponsor whose consent ends, and no topic: a withdrawal that is asked for again after a restore
 * @param via how it came: reply, mailto, bounce or complaint; after a restore, whichever way it first came
 */
public record OptOutRequest(
        UUID requestId,
        UUID subscriberId,
        Optional<String> topic,
        Optional<String> sponsor,
        String via,
        Instant receivedAt) {

    /** What arrives as mail ends one topic, or everything. */
    public OptOutRequest(UUID requestId, UUID subscriberId, Optional<String> topic, String via, Instant receivedAt) {
        this(requestId, subscriberId, topic, Optional.empty(), via, receivedAt);
    }
}
