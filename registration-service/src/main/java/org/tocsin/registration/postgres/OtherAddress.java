package org.tocsin.registration.postgres;

import java.time.Instant;

/**
 * An address that a reader wants to move to, or that they had before.
 *
 * @param former whether it is the one they had, kept so that they can take the change back
 */
public record OtherAddress(String email, boolean former, Instant askedAt, Instant expiresAt) {}
