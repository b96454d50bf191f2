package org.tocsin.preference.catalogue;

import java.util.Set;

/**
 * Somebody whom readers may let know of them.
 *
 * @param sponsor the id that events and the API use
 * @param purpose who gets what, and why, in words for the reader
 * @param fields  what they get: any of email, name and locale
 */
public record Sponsor(String sponsor, String name, String purpose, Set<String> fields) {

    public Sponsor {
        fields = Set.copyOf(fields);
    }
}
