package org.tocsin.registration.erasure;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;

/** Six characters that no two of look alike; shown by the browser that asks, and never mailed. */
record ErasureCode(String value) {

    private static final String CHARACTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    static ErasureCode random() {
        return new ErasureCode(RANDOM.ints(LENGTH, 0, CHARACTERS.length())
                .mapToObj(index -> CHARACTERS.substring(index, index + 1))
                .collect(Collectors.joining()));
    }

    /** As people type it: in any case, with blanks or dashes. */
    static ErasureCode typed(String text) {
        return new ErasureCode(text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
    }
}
