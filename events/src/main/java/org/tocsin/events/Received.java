package org.tocsin.events;

import java.util.Optional;
import java.util.UUID;

/**
 * One event as it arrived.
 *
 * @param eventId the CloudEvents {@code id}; a tombstone has none of its own and gets its key
 * @param key the subscriber it is about
 * @param data the body; empty for a tombstone, which says that the subscriber is erased
 */
public record Received<T>(UUID eventId, UUID key, Optional<T> data) {}
