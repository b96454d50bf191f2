package org.tocsin.sealing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.google.crypto.tink.Aead;

/** Makes keys of readers, and seals and opens them with the data keys. */
@ApplicationScoped
class KeyWrapping {

    private final DataKeyFile file;
    private final SecureRandom random = new SecureRandom();

    KeyWrapping(DataKeyFile file) {
        this.file = file;
    }

    WrappedKey make(UUID reader) {
        byte[] key = new byte[DataKey.OCTETS];
        random.nextBytes(key);
        return wrap(reader, key);
    }

    Aead unwrap(WrappedKey wrapped) {
        return DataKey.aead(octets(wrapped));
    }

    /** The same key under the data key that seals now. */
    WrappedKey again(WrappedKey wrapped) {
        return wrap(wrapped.reader(), octets(wrapped));
    }

    private WrappedKey wrap(UUID reader, byte[] octets) {
        DataKey key = file.sealing();
        return new WrappedKey(reader, key.id(), DataKey.seal(key.aead(), octets, context(reader)));
    }

    /** @throws IllegalStateException that names the data key that is missing, or the reader whose key was changed */
    private byte[] octets(WrappedKey wrapped) {
        DataKey key = file.key(wrapped.under())
                .orElseThrow(() -> new IllegalStateException("%s has no key %d, and the key of %s is under it"
                        .formatted(file.name(), wrapped.under(), wrapped.reader())));
        return DataKey.open(key.aead(), wrapped.octets(), context(wrapped.reader()))
                .orElseThrow(() -> new IllegalStateException("the key of " + wrapped.reader() + " does not open"));
    }

    private static byte[] context(UUID reader) {
        return ("reader-key/1/" + reader).getBytes(StandardCharsets.UTF_8);
    }
}
