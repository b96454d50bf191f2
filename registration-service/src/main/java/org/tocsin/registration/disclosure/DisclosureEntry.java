package org.tocsin.registration.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of the register.
 *
 * @param state asked, approved, refused or given
 * @param reader a masked address; empty when the reader is erased
 */
public record DisclosureEntry(
        UUID id,
        String state,
        Optional<String> reader,
        String authority,
        String legalBasis,
        List<String> fields,
        Optional<String> silenceReason,
        Optional<LocalDate> silentUntil,
        String askedBy,
        Instant askedAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        List<Instant> given) {}
