package org.tocsin.tokens;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Keeps text from whoever gets hold of the database or a backup of it: AES-256 in GCM (NIST SP 800-38D) under keys derived from
 * the token keys. A sealed text is its kid, a random nonce of 12 octets, the ciphertext and its tag. It opens as long as that
 * key is kept, and only for the purpose it was sealed for.
 */
@ApplicationScoped
public class Sealing {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final TokenKeys keys;
    private final SecureRandom random = new SecureRandom();

    Sealing(TokenSettings settings) {
        keys = TokenKeys.parse(settings.keys());
    }

    public byte[] seal(String purpose, byte[] text) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        char kid = keys.minting();
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, kid, purpose, nonce).doFinal(text);
            return ByteBuffer.allocate(1 + NONCE + sealed.length)
                    .put((byte) kid)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(ALGORITHM + " is part of every JDK", broken);
        }
    }

    /** Empty for what was changed, cut, sealed for another purpose, or under a key that is no longer kept. */
    public Optional<byte[]> open(String purpose, byte[] sealed) {
        if (sealed.length < 1 + NONCE + TAG
                || keys.mac((char) sealed[0], purpose, new byte[0]).isEmpty()) {
            return Optional.empty();
        }
        byte[] nonce = new byte[NONCE];
        System.arraycopy(sealed, 1, nonce, 0, NONCE);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, (char) sealed[0], purpose, nonce);
            return Optional.of(cipher.doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE));
        } catch (GeneralSecurityException notGenuine) {
            return Optional.empty();
        }
    }

    /** A key per purpose: what is sealed for one opens for no other. */
    private Cipher cipher(int mode, char kid, String purpose, byte[] nonce) throws GeneralSecurityException {
        byte[] key = keys.mac(kid, "seal." + purpose, "AES-256".getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        return cipher;
    }
}
