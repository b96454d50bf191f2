package org.tocsin.registration.disclosure;

import java.util.List;
import java.util.Objects;

/** As an operator writes it, by form or program; nothing of it is checked yet. */
public record DisclosureRequest(
        String email,
        String authority,
        String legalBasis,
        List<String> fields,
        String silenceReason,
        String silentUntil) {

    public DisclosureRequest {
        email = Objects.requireNonNullElse(email, "").strip();
        authority = Objects.requireNonNullElse(authority, "").strip();
        legalBasis = Objects.requireNonNullElse(legalBasis, "").strip();
        fields = List.copyOf(Objects.requireNonNullElse(fields, List.of()));
        silenceReason = Objects.requireNonNullElse(silenceReason, "").strip();
        silentUntil = Objects.requireNonNullElse(silentUntil, "").strip();
    }

    static DisclosureRequest empty() {
        return new DisclosureRequest("", "", "", List.of(), "", "");
    }
}
