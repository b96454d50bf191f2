package org.tocsin.sealing;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.subtle.PrfHmacJce;

/**
 * Reads a file of data keys: {@code installation UUID}, {@code look-up BASE64}, and one {@code key NUMBER BASE64 [FROM]} for each key,
 * where FROM says when it begins to seal (RFC 3339). Anything wrong is told by the number of its line, never by what it holds.
 */
final class DataKeyLines {

    private Optional<UUID> installation = Optional.empty();
    private Optional<Prf> lookUp = Optional.empty();
    private final TreeMap<Integer, DataKey> keys = new TreeMap<>();

    private DataKeyLines() {}

    /** @throws IllegalArgumentException that says which line is wrong, or what is missing */
    static DataKeys parse(List<String> lines) {
        DataKeyLines read = new DataKeyLines();
        for (int number = 1; number <= lines.size(); number++) {
            try {
                read.line(lines.get(number - 1).strip());
            } catch (IllegalArgumentException | DateTimeParseException unfit) {
                // Without its message, since that may repeat the line.
                throw new IllegalArgumentException("line " + number + " cannot be read");
            }
        }
        if (read.keys.isEmpty()) {
            throw new IllegalArgumentException("it has no key");
        }
        return new DataKeys(
                read.installation.orElseThrow(() -> new IllegalArgumentException("it names no installation")),
                read.lookUp.orElseThrow(() -> new IllegalArgumentException("it has no look-up key")),
                read.keys);
    }

    private void line(String line) {
        String[] words = line.split("\\s+", -1);
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (words.length == 2 && words[0].equals("installation") && installation.isEmpty()) {
            installation = Optional.of(UUID.fromString(words[1]));
        } else if (words.length == 2 && words[0].equals("look-up") && lookUp.isEmpty()) {
            lookUp = Optional.of(prf(octets(words[1])));
        } else if ((words.length == 3 || words.length == 4) && words[0].equals("key")) {
            add(Integer.parseInt(words[1]), words[2], words.length == 4 ? Instant.parse(words[3]) : Instant.EPOCH);
        } else {
            throw new IllegalArgumentException();
        }
    }

    private void add(int id, String key, Instant from) {
        if (id < 1 || keys.put(id, new DataKey(id, from, DataKey.aead(octets(key)))) != null) {
            throw new IllegalArgumentException();
        }
    }

    private static byte[] octets(String base64) {
        byte[] octets = Base64.getDecoder().decode(base64);
        if (octets.length != DataKey.OCTETS) {
            throw new IllegalArgumentException();
        }
        return octets;
    }

    private static Prf prf(byte[] key) {
        try {
            return new PrfHmacJce("HMACSHA256", new SecretKeySpec(key, "HMAC"));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("HMAC is part of every JDK", missing);
        }
    }
}
