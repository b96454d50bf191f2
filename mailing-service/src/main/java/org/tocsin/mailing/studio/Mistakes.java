package org.tocsin.mailing.studio;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.tocsin.mailing.campaign.Concern;
import org.tocsin.web.FieldError;
import org.tocsin.web.ProblemException;

/** Reads the fields of a request and collects what is wrong, so that an operator hears everything at once. */
final class Mistakes {

    private final List<FieldError> errors = new ArrayList<>();

    void add(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    void check(String field, Optional<String> complaint) {
        complaint.ifPresent(message -> add(field, message));
    }

    Optional<String> given(String field, String value) {
        if (value == null) {
            add(field, "is required");
        }
        return Optional.ofNullable(value);
    }

    <T> Optional<T> known(String field, Optional<String> word, Function<String, Optional<T>> meaning, String message) {
        Optional<T> known = word.flatMap(meaning);
        if (word.isPresent() && known.isEmpty()) {
            add(field, message);
        }
        return known;
    }

    Optional<String> name(String field, Optional<String> text) {
        boolean wrong = text.filter(name -> name.isBlank()
                        || name.length() > Concern.LONGEST_NAME
                        || name.chars().anyMatch(Character::isISOControl))
                .isPresent();
        if (wrong) {
            add(field, "must be one line of 1 to " + Concern.LONGEST_NAME + " characters");
        }
        return text.map(String::strip);
    }

    Optional<UUID> id(String field, Optional<String> text) {
        return known(field, text, Mistakes::uuid, "must be the id of a campaign");
    }

    Optional<Instant> time(String field, Optional<String> text) {
        return known(field, text, Mistakes::moment, "must be a time such as 2026-12-01T08:00:00Z");
    }

    /** Throws when anything was wrong. */
    void end() {
        if (!errors.isEmpty()) {
            throw new ProblemException(400, "The campaign is not complete", "See errors for what to change.", errors);
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }
}
