package org.tocsin.preference.undoing;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.SubscriberId;

/**
 * An offer to take opt-outs back.
 *
 * @param mailed  whether it went to the mailbox, rather than onto the page
 * @param optOuts the ledger row that ended each topic
 */
record Undo(UUID id, SubscriberId subscriber, Instant expiresAt, boolean mailed, Map<Purpose, Long> optOuts) {

    Undo {
        optOuts = Map.copyOf(optOuts);
    }

    boolean isExpired(Instant now) {
        return now.isAfter(expiresAt);
    }
}
