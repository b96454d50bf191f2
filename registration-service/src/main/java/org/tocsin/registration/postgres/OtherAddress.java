package org.tocsin.registration.postgres;

import java.time.Instant;
import java.util.Optional;

import org.tocsin.sealing.ReaderKey;

/**
 * An address that a reader wants to move to, or that they had before.
 *
 * @param former whether it is the one they had, kept so that they can take the change back
 */
public record OtherAddress(String email, boolean former, Instant askedAt, Instant expiresAt) {

    /** Where it lies in the database, which is what it is sealed for. */
    public static final String FIELD = "address_change.email";

    /** Empty when its key is destroyed: the reader was erased meanwhile. */
    Optional<OtherAddress> opened(ReaderKey key) {
        return key.find(FIELD, email).map(open -> new OtherAddress(open, former, askedAt, expiresAt));
    }
}
