package org.tocsin.registration.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.tocsin.registration.subscriber.SubscriberId;

/**
 * One entry of the register.
 *
 * @param silence why and until when the reader must not be told; empty when they are told at once
 * @param decision empty while nobody has decided
 * @param given when the data was taken out, oldest first
 */
record Disclosure(
        UUID id,
        SubscriberId subscriber,
        Demand demand,
        Optional<Silence> silence,
        String askedBy,
        Instant askedAt,
        Optional<Decision> decision,
        List<Instant> given) {

    /** Who wants to know, by what right, and what. */
    record Demand(String authority, String legalBasis, List<DisclosedField> fields) {}

    /** {@code until} is the last day on which the reader is not told. */
    record Silence(String reason, LocalDate until) {}

    record Decision(String by, Instant at, boolean approved) {}

    /** One word for lists and programs. */
    String state() {
        return decision.map(made -> !made.approved() ? "refused" : given.isEmpty() ? "approved" : "given")
                .orElse("asked");
    }

    boolean isApprovedSince(Instant earliest) {
        return decision.filter(made -> made.approved() && !made.at().isBefore(earliest))
                .isPresent();
    }

    /** @throws java.util.NoSuchElementException when nobody has decided */
    Instant decidedAt() {
        return decision.orElseThrow().at();
    }
}
