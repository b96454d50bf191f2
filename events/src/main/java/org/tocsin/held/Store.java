package org.tocsin.held;

import java.util.Map;

/**
 * A table, or a topic.
 *
 * @param purpose why it is there, in words for readers
 * @param basis the legal basis
 * @param retention for how long, in words
 * @param erased what becomes of it when somebody is erased, in words
 * @param fields the category of each column or member
 */
public record Store(
        String name, String purpose, Basis basis, String retention, String erased, Map<String, Category> fields) {

    public Store {
        fields = Map.copyOf(fields);
    }

    /** Whether anything here is about a person. */
    public boolean isPersonal() {
        return basis != Basis.NONE;
    }
}
