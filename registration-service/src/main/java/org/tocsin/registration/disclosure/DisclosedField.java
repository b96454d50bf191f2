package org.tocsin.registration.disclosure;

import java.util.Arrays;
import java.util.Optional;

/** What can be disclosed, one by one; named as in the reader's own export. */
public enum DisclosedField {
    EMAIL("email", "the e-mail address"),
    NAME("name", "the name"),
    LOCALE("locale", "the language"),
    CONFIRMED_AT("confirmedAt", "since when subscribed"),
    REQUESTS("requests", "what was asked for at sign-up, and when");

    private final String word;
    private final String words;

    DisclosedField(String word, String words) {
        this.word = word;
        this.words = words;
    }

    public String word() {
        return word;
    }

    /** As pages say it. */
    public String words() {
        return words;
    }

    static Optional<DisclosedField> of(String word) {
        return Arrays.stream(values()).filter(field -> field.word.equals(word)).findFirst();
    }
}
