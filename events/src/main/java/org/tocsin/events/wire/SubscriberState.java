package org.tocsin.events.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All that others may know of a confirmed subscriber. A consumer applies it when {@code version} is newer than what it
 * holds, and ignores it otherwise.
 *
 * @param email normalised address: domain as A-labels, at most 254 octets
 * @param locale a BCP 47 language tag
 * @param requests the newest confirmed sign-up requests, oldest first, at most ten
 */
public record SubscriberState(
        UUID subscriberId,
        long version,
        String email,
        Optional<String> name,
        String locale,
        Instant confirmedAt,
        List<ConfirmedRequest> requests) {

    public SubscriberState {
        requests = List.copyOf(requests);
    }
}
