package org.tocsin.sealing;

import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A column to write, and what to make of the text in clear.
 *
 * @param from the column that holds the text
 */
public record ClearColumn(String name, String from, BiFunction<ReaderKey, String, String> sealed) {

    /** A column that is sealed in its place, as that field. */
    public static ClearColumn sealed(String name, String field) {
        return new ClearColumn(name, name, (key, text) -> key.seal(field, text));
    }

    /** A column that holds a hash of the text of another, or of its own. */
    public static ClearColumn hashed(String name, String from, UnaryOperator<String> hash) {
        return new ClearColumn(name, from, (key, text) -> hash.apply(text));
    }
}
