package org.tocsin.preference.preferring;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.tocsin.preference.limits.Interests;
import org.tocsin.preference.limits.Severity;

/**
 * Which alerts reach the reader; throws IllegalArgumentException, in words for a caller, for what cannot be.
 *
 * @param named none means all
 * @param minimumSeverity low, medium, high or critical; empty for any
 */
public record InterestsRow(
        List<InterestRow> named, @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> minimumSeverity) {

    public InterestsRow {
        if (named == null || named.size() > Interests.MOST) {
            throw new IllegalArgumentException("named is a list of at most " + Interests.MOST + " interests");
        }
        if (!minimumSeverity.map(word -> Severity.of(word).isPresent()).orElse(true)) {
            throw new IllegalArgumentException("minimumSeverity is low, medium, high or critical, or left out");
        }
        named = List.copyOf(named);
    }

    static InterestsRow of(Interests interests) {
        return new InterestsRow(
                interests.named().stream().map(InterestRow::of).toList(),
                interests.minimum().map(Severity::word));
    }

    Interests interests() {
        return new Interests(named.stream().map(InterestRow::interest).toList(), minimumSeverity.flatMap(Severity::of));
    }

    /** For the page: whether this is the severity chosen; the empty word stands for any. */
    public boolean isMinimum(String word) {
        return minimumSeverity.orElse("").equals(word);
    }
}
