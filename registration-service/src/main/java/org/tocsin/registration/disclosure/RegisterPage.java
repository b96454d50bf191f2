package org.tocsin.registration.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A page of the register.
 *
 * @param next the cursor of the page with older entries; empty on the last
 */
public record RegisterPage(
        List<DisclosureEntry> disclosures, @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<UUID> next) {

    public RegisterPage {
        disclosures = List.copyOf(disclosures);
    }

    /** At most so many of these; whether there are more says one more. */
    static RegisterPage of(List<DisclosureEntry> oneMore, int most) {
        List<DisclosureEntry> shown = oneMore.subList(0, Math.min(most, oneMore.size()));
        return new RegisterPage(
                shown, oneMore.size() > most ? Optional.of(shown.get(most - 1).id()) : Optional.empty());
    }

    RegisterPage after(List<DisclosureEntry> first) {
        List<DisclosureEntry> all = new ArrayList<>(first);
        all.addAll(disclosures);
        return new RegisterPage(all, next);
    }
}
