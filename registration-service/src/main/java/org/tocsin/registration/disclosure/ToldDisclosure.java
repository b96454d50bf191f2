package org.tocsin.registration.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.tocsin.registration.disclosure.Disclosure.Decision;
import org.tocsin.registration.disclosure.Disclosure.Silence;

/**
 * A disclosure as its reader sees it.
 *
 * @param fields named as in the export
 * @param given each time that the data was handed over; none yet when it was only approved
 * @param notToldBefore why the reader was not told earlier
 */
public record ToldDisclosure(
        String authority,
        String legalBasis,
        List<String> fields,
        Instant approvedAt,
        List<Instant> given,
        Optional<String> notToldBefore) {

    /** The fields as a page says them. */
    public String inWords() {
        return fields.stream()
                .map(word -> DisclosedField.of(word).orElseThrow().words())
                .collect(Collectors.joining(", "));
    }

    static ToldDisclosure of(Disclosure disclosure) {
        return new ToldDisclosure(
                disclosure.demand().authority(),
                disclosure.demand().legalBasis(),
                disclosure.demand().fields().stream().map(DisclosedField::word).toList(),
                disclosure.decision().map(Decision::at).orElseThrow(),
                disclosure.given(),
                disclosure.silence().map(Silence::reason));
    }
}
