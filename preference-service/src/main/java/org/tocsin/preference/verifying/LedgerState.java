package org.tocsin.preference.verifying;

import java.time.Instant;
import java.util.List;

import org.tocsin.preference.ledger.Finding;

/**
 * What the last verification came to.
 *
 * @param verifiedAt when it ended; the epoch before the first one
 * @param rows       how many rows it read
 */
record LedgerState(Instant verifiedAt, long rows, List<Finding> findings) {

    static final LedgerState NOT_VERIFIED = new LedgerState(Instant.EPOCH, 0, List.of());

    LedgerState {
        findings = List.copyOf(findings);
    }
}
