package org.tocsin.preference.preferring;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A sponsor and what the reader said of it.
 *
 * @param purpose who gets what, and why
 * @param since   when they last said so; empty when they never did, which is a no
 */
public record SponsorRow(
        String sponsor,
        String name,
        String purpose,
        boolean consented,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> since) {}
