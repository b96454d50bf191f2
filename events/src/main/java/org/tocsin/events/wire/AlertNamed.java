package org.tocsin.events.wire;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An alert that was sent, and what it is about: what readers can be offered as an interest.
 *
 * @param severity one of low, medium, high and critical
 */
public record AlertNamed(
        UUID campaignId,
        Optional<String> vendor,
        Optional<String> product,
        Optional<String> severity,
        Instant sentAt) {}
