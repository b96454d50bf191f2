package org.tocsin.preference.disclosing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One yes to one sponsor, and all that followed from it.
 *
 * @param withdrawnAt empty while the yes holds
 * @param sharedAt    when data first left; empty when none ever did
 * @param times       how often it left
 * @param fields      what of it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SharedWith(
        String sponsor,
        String name,
        Instant consentedAt,
        Optional<Instant> withdrawnAt,
        Optional<Instant> sharedAt,
        Optional<Instant> lastSharedAt,
        int times,
        SortedSet<String> fields,
        List<Recalled> recalls) {

    public SharedWith {
        recalls = List.copyOf(recalls);
    }

    /**
     * The sponsor was told to forget, or to mend.
     *
     * @param reason         withdrawn or corrected
     * @param acknowledgedAt when it said that it was told; empty until then
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Recalled(String reason, Instant recalledAt, Optional<Instant> acknowledgedAt) {}
}
