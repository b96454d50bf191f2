package org.tocsin.preference.recalling;

import java.time.Instant;
import java.util.UUID;

/**
 * A recall that this replica is to call a sponsor about.
 *
 * @param claim     names this attempt; what is said of it later is heard only while nobody else has claimed the recall
 * @param attempts  this one included
 * @param attemptAt by the database's clock
 */
record DueRecall(
        UUID id, UUID claim, UUID reference, String reason, Instant recalledAt, int attempts, Instant attemptAt) {}
