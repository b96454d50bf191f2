package org.tocsin.preference.limits;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bad the thing is that an alert warns of, the least first. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The word of the wire, the API and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for any other word. */
    public static Optional<Severity> of(String word) {
        return Arrays.stream(values())
                .filter(severity -> severity.word().equals(word))
                .findFirst();
    }
}
