package org.tocsin.preference.texts;

import java.nio.charset.StandardCharsets;

import org.tocsin.preference.consent.Wording;
import org.tocsin.preference.ledger.Hash;

/**
 * What somebody has before them when they decide.
 *
 * @param page     the page's own version
 * @param pageHash of the page without the catalogue's words
 * @param language BCP 47
 * @param words    the page, and what the catalogue says of each topic and sponsor
 */
public record Text(String page, Hash pageHash, String language, String words) {

    /** 128 bits tell any two texts apart. */
    private static final int DIGITS = 32;

    static Text of(Page page, String template, String catalogue) {
        return new Text(page.version(), hash(template), Page.LANGUAGE, template + "\n" + catalogue);
    }

    /** Of the words. */
    public Hash hash() {
        return hash(words);
    }

    private static Hash hash(String text) {
        return Hash.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As the ledger names it. */
    public String version() {
        return page + "." + hash().hex().substring(0, DIGITS);
    }

    Wording wording() {
        return new Wording(version(), language);
    }
}
