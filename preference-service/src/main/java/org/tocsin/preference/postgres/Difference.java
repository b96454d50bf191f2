package org.tocsin.preference.postgres;

import java.util.Optional;

import org.tocsin.preference.consent.SubscriberId;

/**
 * A current state that is not what the ledger comes to.
 *
 * @param purpose its kind and its name
 * @param ledger  the last word in the ledger; empty when there is none
 * @param found   what the current state says instead; empty when it says nothing
 */
public record Difference(SubscriberId subscriber, String purpose, Optional<String> ledger, Optional<String> found) {

    /** In words for an operator; names nobody but by their id. */
    public String describe() {
        return "subscriber %s, %s: the ledger says %s, the current state %s"
                .formatted(subscriber, purpose, ledger.orElse("nothing"), found.orElse("nothing"));
    }
}
