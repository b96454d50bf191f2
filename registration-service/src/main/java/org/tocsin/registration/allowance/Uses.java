package org.tocsin.registration.allowance;

import java.time.Instant;
import java.util.Optional;

/** When something was used so far. Asks for single instants, so that a large allowance need not load all of them. */
@FunctionalInterface
public interface Uses {

    /** The newest use for 1, the one before it for 2, and so on; empty when there were not that many. */
    Optional<Instant> newest(int nth);
}
