package org.tocsin.preference.consent;

import java.util.List;
import java.util.Set;

/**
 * What leaving comes to.
 *
 * @param decisions for the ledger
 * @param ended     what the person had been opted in to until now; they are told of these
 */
public record Departure(List<Decision> decisions, Set<Purpose> ended) {

    public Departure {
        decisions = List.copyOf(decisions);
        ended = Set.copyOf(ended);
    }
}
