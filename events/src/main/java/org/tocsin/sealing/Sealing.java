package org.tocsin.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Seals under the installation's data key what does not live long: events, letters that wait, mail that came in. It opens while that key
 * is kept, and only for the purpose it was sealed for. What is sealed is a 1, the key's number in four octets, and what the key made of
 * the text.
 */
@ApplicationScoped
public class Sealing {

    private static final String MARK = "sealed.1.";
    private static final byte FORMAT = 1;
    private static final int PREFIX = 1 + Integer.BYTES;

    private final DataKeyFile keys;

    Sealing(DataKeyFile keys) {
        this.keys = keys;
    }

    /** Whether new data is to be sealed at all; off for a while when an older version still runs beside this one. */
    public boolean seals() {
        return keys.seals();
    }

    /** @param purpose where it lies and whose it is; needed to open it */
    public byte[] seal(String purpose, byte[] text) {
        DataKey key = keys.sealing();
        byte[] sealed = DataKey.seal(key.aead(), text, context(purpose));
        return ByteBuffer.allocate(PREFIX + sealed.length)
                .put(FORMAT)
                .putInt(key.id())
                .put(sealed)
                .array();
    }

    /** Empty for what was changed, cut, sealed for another purpose, or under a key that is no longer kept. */
    public Optional<byte[]> open(String purpose, byte[] sealed) {
        if (sealed.length < PREFIX || sealed[0] != FORMAT) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
        int id = parts.getInt();
        byte[] text = new byte[parts.remaining()];
        parts.get(text);
        return keys.key(id).flatMap(key -> DataKey.open(key.aead(), text, context(purpose)));
    }

    /** The same as text, told from what is in clear by how it begins. */
    public String sealText(String purpose, byte[] text) {
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(seal(purpose, text));
    }

    /** Opens such a text; what an older version left in clear is itself. */
    public Optional<byte[]> openText(String purpose, String stored) {
        return stored.startsWith(MARK)
                ? open(purpose, Base64.getUrlDecoder().decode(stored.substring(MARK.length())))
                : Optional.of(stored.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] context(String purpose) {
        return ("sealed/1/" + purpose).getBytes(StandardCharsets.UTF_8);
    }
}
