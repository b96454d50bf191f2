package org.tocsin.local.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A catalogue in the format of CISA's Known Exploited Vulnerabilities (JSON), newest entries first. Members that are not needed
 * here are not looked at.
 */
public final class Catalogue {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Comparator<Advisory> NEWEST_FIRST =
            Comparator.comparing(Advisory::added).thenComparing(Advisory::cve).reversed();

    private final List<Advisory> newestFirst;

    private Catalogue(List<Advisory> newestFirst) {
        this.newestFirst = newestFirst;
    }

    /**
     * Takes the text of a catalogue, and what to call it in error messages.
     *
     * @throws BadCatalogueException when it is none, or has no entry
     */
    static Catalogue parse(String name, byte[] json) {
        JsonNode entries = tree(name, json).path("vulnerabilities");
        if (!entries.isArray() || entries.isEmpty()) {
            throw new BadCatalogueException(name + " has no list of \"vulnerabilities\" with an entry in it.");
        }
        List<Advisory> advisories = new ArrayList<>();
        for (JsonNode entry : entries) {
            advisories.add(advisory("%s: entry %d".formatted(name, advisories.size() + 1), entry));
        }
        advisories.sort(NEWEST_FIRST);
        return new Catalogue(advisories);
    }

    private static JsonNode tree(String name, byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new BadCatalogueException(
                    "%s is not JSON (line %d)"
                            .formatted(name, malformed.getLocation().getLineNr()),
                    malformed);
        } catch (IOException impossible) {
            throw new BadCatalogueException(name + " cannot be read", impossible);
        }
    }

    private static Advisory advisory(String where, JsonNode entry) {
        return new Advisory(
                text(where, entry, "cveID"),
                text(where, entry, "vendorProject"),
                text(where, entry, "product"),
                text(where, entry, "vulnerabilityName"),
                date(where, entry, "dateAdded"),
                date(where, entry, "dueDate"),
                text(where, entry, "shortDescription"),
                text(where, entry, "requiredAction"));
    }

    private static String text(String where, JsonNode entry, String member) {
        JsonNode value = entry.path(member);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new BadCatalogueException("%s has no \"%s\".".formatted(where, member));
        }
        return value.textValue().strip();
    }

    private static LocalDate date(String where, JsonNode entry, String member) {
        String value = text(where, entry, member);
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException malformed) {
            throw new BadCatalogueException(
                    "%s: \"%s\" is not a date like 2026-01-31.".formatted(where, member), malformed);
        }
    }

    int size() {
        return newestFirst.size();
    }

    /** At most as many as wanted, behind as many newer ones. */
    List<Advisory> newest(int skip, int wanted) {
        return newestFirst.stream().skip(skip).limit(wanted).toList();
    }
}
