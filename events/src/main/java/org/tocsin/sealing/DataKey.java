package org.tocsin.sealing;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;

/**
 * One key: seals, and opens what it sealed for the same context. What comes out is a random nonce of 12 octets, the ciphertext and a tag of
 * 16 (NIST SP 800-38D); one key is good for 2^32 of them.
 *
 * @param from when it begins to seal; it opens before
 */
record DataKey(int id, Instant from, Aead aead) {

    static final int OCTETS = 32;

    /** @throws IllegalArgumentException when the key has another length */
    static Aead aead(byte[] key) {
        if (key.length != OCTETS) {
            throw new IllegalArgumentException("a key has " + OCTETS + " octets");
        }
        try {
            return new AesGcmJce(key);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("AES-GCM is part of every JDK", missing);
        }
    }

    static byte[] seal(Aead aead, byte[] text, byte[] context) {
        try {
            return aead.encrypt(text, context);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("AES-GCM seals whatever it is given", broken);
        }
    }

    /** Empty for what was changed, cut, or sealed by another key or for another context. */
    static Optional<byte[]> open(Aead aead, byte[] sealed, byte[] context) {
        try {
            return Optional.of(aead.decrypt(sealed, context));
        } catch (GeneralSecurityException notGenuine) {
            return Optional.empty();
        }
    }
}
