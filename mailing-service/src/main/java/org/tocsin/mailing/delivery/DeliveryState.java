package org.tocsin.mailing.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where one recipient of one campaign stands. */
public enum DeliveryState {
    QUEUED,
    CLAIMED,
    ACCEPTED,
    DEFERRED,
    REFUSED,
    SUPPRESSED,
    UNCERTAIN,
    EXPIRED,
    CANCELLED;

    /** As interfaces and tables write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DeliveryState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }
}
