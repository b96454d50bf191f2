package org.tocsin.mailing.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What the ledger is to say about a recipient.
 *
 * @param retryIn when it is somebody's turn again; empty when it never is
 * @param attempted whether it counts against the recipient
 * @param bounced whether the relay refused this very address for good
 */
public record Entry(
        UUID subscriber,
        DeliveryState state,
        Optional<Duration> retryIn,
        String reply,
        boolean attempted,
        boolean bounced) {

    public Entry(UUID subscriber, DeliveryState state, Optional<Duration> retryIn, String reply, boolean attempted) {
        this(subscriber, state, retryIn, reply, attempted, false);
    }
}
