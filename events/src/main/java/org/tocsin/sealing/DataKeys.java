package org.tocsin.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import com.google.crypto.tink.prf.Prf;

/** The data keys of one installation, as its file has them: several open, and the newest that has begun seals. */
final class DataKeys {

    private static final int PSEUDONYM = 32;

    private final UUID installation;
    private final Prf lookUp;
    private final NavigableMap<Integer, DataKey> keys;

    DataKeys(UUID installation, Prf lookUp, NavigableMap<Integer, DataKey> keys) {
        this.installation = installation;
        this.lookUp = lookUp;
        this.keys = new TreeMap<>(keys);
    }

    UUID installation() {
        return installation;
    }

    /** The newest of those whose time has come; the oldest when none has. */
    DataKey sealing(Instant now) {
        return keys.descendingMap().values().stream()
                .filter(key -> !key.from().isAfter(now))
                .findFirst()
                .orElseGet(() -> keys.firstEntry().getValue());
    }

    Optional<DataKey> key(int id) {
        return Optional.ofNullable(keys.get(id));
    }

    Set<Integer> ids() {
        return keys.keySet();
    }

    /** The same 43 characters of base64url for the same text of the same kind, and for nothing else. */
    String pseudonym(String kind, String text) {
        try {
            byte[] octets = lookUp.compute((kind + "." + text).getBytes(StandardCharsets.UTF_8), PSEUDONYM);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("HMAC is part of every JDK", missing);
        }
    }
}
