package org.tocsin.sealing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import com.google.crypto.tink.Aead;

/** The key of one reader: seals what is held of them, field by field. A sealed text opens in its own field only. */
public final class ReaderKey {

    /** What is not sealed is an address or a name of somebody; few begin like this, and an address has an at sign as well. */
    private static final String MARK = "sealed.1.";

    private final UUID reader;
    private final Optional<Aead> key;
    private final boolean seals;

    ReaderKey(UUID reader, Optional<Aead> key, boolean seals) {
        this.reader = reader;
        this.key = key;
        this.seals = seals;
    }

    /** Whether it is sealed, rather than written by a version that did not. */
    public static boolean isSealed(String stored) {
        return stored.startsWith(MARK) && stored.indexOf('@') < 0;
    }

    /**
     * The text as it is to be stored.
     *
     * @param field where, such as {@code subscriber.email}
     */
    public String seal(String field, String text) {
        if (!seals) {
            return text;
        }
        byte[] sealed = DataKey.seal(present(), text.getBytes(StandardCharsets.UTF_8), context(field));
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /**
     * The text that was stored; as it is when an older version stored it.
     *
     * @throws IllegalStateException when it was changed, comes from elsewhere, or its key is destroyed
     */
    public String open(String field, String stored) {
        return find(field, stored)
                .orElseThrow(() -> new IllegalStateException(field + " of " + reader + " does not open"));
    }

    /** The same; empty where that throws. */
    public Optional<String> find(String field, String stored) {
        if (!isSealed(stored)) {
            return Optional.of(stored);
        }
        byte[] sealed = Base64.getUrlDecoder().decode(stored.substring(MARK.length()));
        return key.flatMap(present -> DataKey.open(present, sealed, context(field)))
                .map(text -> new String(text, StandardCharsets.UTF_8));
    }

    private Aead present() {
        return key.orElseThrow(() -> new IllegalStateException("there is no key of " + reader));
    }

    private byte[] context(String field) {
        return (field + "/1/" + reader).getBytes(StandardCharsets.UTF_8);
    }
}
