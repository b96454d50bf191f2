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
 * @param sessionsEndedUpTo sessions that would have lasted until this moment at most are over before their time; empty when there are none
 */
public record SubscriberState(
        UUID subscriberId,
        long version,
        String email,
        Optional<String> name,
        String locale,
        Instant confirmedAt,
        List<ConfirmedRequest> requests,
        Optional<Instant> sessionsEndedUpTo) {

    public SubscriberState {
        requests = List.copyOf(requests);
    }

    /** The state of somebody who has ended no session. */
    public SubscriberState(
            UUID subscriberId,
            long version,
            String email,
            Optional<String> name,
            String locale,
            Instant confirmedAt,
            List<ConfirmedRequest> requests) {
        this(subscriberId, version, email, name, locale, confirmedAt, requests, Optional.empty());
    }
}
