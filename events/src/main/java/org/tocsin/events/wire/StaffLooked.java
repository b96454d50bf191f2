package org.tocsin.events.wire;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody of the publisher's staff had personal data shown that is masked otherwise. The reader finds it among their data.
 *
 * @param subscriberId empty when it is not known whose data it was
 * @param operator the name they are listed under
 * @param what what they saw, in words that the reader understands
 * @param reason why, as they wrote it
 */
public record StaffLooked(
        UUID lookId, Optional<UUID> subscriberId, String operator, String what, String reason, Instant at)
        implements RegisterEntry {}
