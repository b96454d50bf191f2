package org.tocsin.sealing;

import jakarta.enterprise.context.ApplicationScoped;

/** Finds by what is sealed: a keyed hash lies beside it, the same for the same text, and useless to whoever has no key. */
@ApplicationScoped
public class LookUps {

    private final DataKeyFile keys;

    LookUps(DataKeyFile keys) {
        this.keys = keys;
    }

    /**
     * 43 characters of base64url. The look-up key never changes, since what is hashed with it could not be found any more.
     *
     * @param kind what the text is, such as {@code address}; the same text of another kind has another hash
     */
    public String of(String kind, String text) {
        return keys.current().pseudonym(kind, text);
    }
}
