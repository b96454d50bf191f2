package org.tocsin.registration.disclosure;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.tocsin.registration.disclosure.Disclosure.Demand;
import org.tocsin.registration.disclosure.Disclosure.Silence;
import org.tocsin.web.FieldError;

/** What an entry needs before anybody can approve it. */
final class DisclosureRules {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 500;

    private final LocalDate today;
    private final long mostDays;

    DisclosureRules(LocalDate today, long mostDays) {
        this.today = today;
        this.mostDays = mostDays;
    }

    /** Every fault, in the order of the form. */
    List<FieldError> faultsIn(DisclosureRequest request) {
        List<FieldError> faults = new ArrayList<>();
        check(faults, "authority", isText(request.authority()), "Who asks, in 3 to 500 characters.");
        check(
                faults,
                "legalBasis",
                isText(request.legalBasis()),
                "The law, and the reference of the order, in 3 to 500 characters.");
        check(
                faults,
                "fields",
                !request.fields().isEmpty()
                        && request.fields().stream()
                                .allMatch(word -> DisclosedField.of(word).isPresent()),
                "At least one of the fields that are offered.");
        boolean silent =
                !request.silenceReason().isEmpty() || !request.silentUntil().isEmpty();
        check(
                faults,
                "silenceReason",
                !silent || isText(request.silenceReason()),
                "What forbids telling the reader, in 3 to 500 characters.");
        check(
                faults,
                "silentUntil",
                !silent || until(request).filter(this::isAllowed).isPresent(),
                "A day after today and at most " + mostDays + " days ahead, as 2027-01-31.");
        return faults;
    }

    static Demand demand(DisclosureRequest request) {
        return new Demand(
                request.authority(),
                request.legalBasis(),
                request.fields().stream()
                        .distinct()
                        .map(word -> DisclosedField.of(word).orElseThrow())
                        .toList());
    }

    static Optional<Silence> silence(DisclosureRequest request) {
        return until(request).map(day -> new Silence(request.silenceReason(), day));
    }

    private boolean isAllowed(LocalDate until) {
        return until.isAfter(today) && !until.isAfter(today.plusDays(mostDays));
    }

    private static Optional<LocalDate> until(DisclosureRequest request) {
        try {
            return Optional.of(request.silentUntil())
                    .filter(text -> !text.isEmpty())
                    .map(LocalDate::parse);
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private static boolean isText(String text) {
        return text.length() >= SHORTEST
                && text.length() <= LONGEST
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static void check(List<FieldError> faults, String field, boolean right, String otherwise) {
        if (!right) {
            faults.add(new FieldError(field, otherwise));
        }
    }
}
