package org.tocsin.mailing.studio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.tocsin.web.FieldError;
import org.tocsin.web.ProblemException;

/** Reads what all of an operator's requests have in common, and names the field when it is wrong. */
final class Requests {

    private static final int LARGEST_PAGE = 500;

    private Requests() {}

    /** A JSON body of {@code null} is none. */
    static <T> T body(T body) {
        return Optional.ofNullable(body)
                .orElseThrow(() -> new ProblemException(400, "A body is needed", "Send a JSON object."));
    }

    /** What is not a UUID is no campaign's id, and so not found rather than malformed. */
    static UUID campaign(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw noSuchCampaign();
        }
    }

    static ProblemException noSuchCampaign() {
        return new ProblemException(404, "There is no such campaign", "It may have been mistyped.");
    }

    static String key(String key) {
        if (key.isBlank() || key.length() > 200 || key.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw wrong("Idempotency-Key", "must be 1 to 200 printable ASCII characters");
        }
        return key;
    }

    static int limit(String limit) {
        if (!limit.matches("[0-9]{1,4}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > LARGEST_PAGE) {
            throw wrong("limit", "must be a number from 1 to " + LARGEST_PAGE);
        }
        return Integer.parseInt(limit);
    }

    static ProblemException wrong(String field, String message) {
        return new ProblemException(
                400, "The request cannot be understood", "See errors.", List.of(new FieldError(field, message)));
    }

    /** A page of a list; without {@code next} it is the last. */
    static Map<String, Object> page(String name, List<?> items, Optional<String> next) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put(name, items);
        next.ifPresent(cursor -> page.put("next", cursor));
        return page;
    }
}
