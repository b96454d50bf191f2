package org.tocsin.events.wire;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An opt-out that arrived by mail; the preference side decides and records.
 *
 * @param topic the slug of the topic to end; empty means all of them
 * @param via how it came: reply, mailto, bounce or complaint
 */
public record OptOutRequest(
        UUID requestId, UUID subscriberId, Optional<String> topic, String via, Instant receivedAt) {}
