package org.tocsin.mailing.campaign;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an alert is about. A reader who has named interests gets it if one of them is the whole vendor, or this product; an alert that names no product
 * concerns everybody who has named anything of the vendor. One that names nothing reaches all.
 */
public record Concern(Optional<String> vendor, Optional<String> product, Optional<Severity> severity) {

    public static final Concern EVERYBODY = new Concern(Optional.empty(), Optional.empty(), Optional.empty());

    public static final int LONGEST_NAME = 100;

    private static final String ANYTHING = "*";

    /** An interest as the table of wishes keeps it, in the spellings that {@link #passing} asks for. */
    public static List<String> spellings(String vendor, Optional<String> product) {
        return List.of(key(vendor, product.orElse("")), key(vendor, ANYTHING));
    }

    /** Any of these spellings lets a reader pass; none when interests do not matter. */
    public Optional<List<String>> passing() {
        return vendor.map(name -> product.map(one -> List.of(key(name, ""), key(name, one)))
                .orElseGet(() -> List.of(key(name, ANYTHING))));
    }

    private static String key(String vendor, String product) {
        return fold(vendor) + "\n" + fold(product);
    }

    private static String fold(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
