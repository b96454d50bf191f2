package org.tocsin.preference.recalling;

import java.time.Instant;
import java.util.UUID;

/** A recall that no sponsor acknowledged, and the last reason why. */
public record DeadRecall(
        UUID id, String sponsor, String reason, Instant recalledAt, int attempts, Instant deadAt, String problem) {}
