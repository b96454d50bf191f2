package org.tocsin.preference.postgres;

import java.util.Set;

import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.limits.Limits;

/** How a reader's preferences were. */
public record Before(Set<Purpose> granted, Limits limits) {

    public Before {
        granted = Set.copyOf(granted);
    }
}
