package org.tocsin.mailing.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/** A public key as DNS has it (RFC 6376 §3.6.1, RFC 8463 §4.2). */
public final class PublishedKey {

    /** What stands before the 32 octets of an Ed25519 key in X.509 (RFC 8410 §4); DNS leaves it out. */
    private static final byte[] ED25519_PREFIX = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
    };

    private static final int ED25519_OCTETS = 32;
    private static final byte[] SOMETHING = new byte[32];

    private PublishedKey() {}

    /** Whether it verifies what the private key signs. */
    public static boolean verifies(byte[] published, DkimKey key) {
        try {
            boolean rsa = key.type().equals("rsa");
            PublicKey publicKey = KeyFactory.getInstance(rsa ? "RSA" : "Ed25519")
                    .generatePublic(new X509EncodedKeySpec(rsa ? published : inX509(published)));
            Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
            signature.initVerify(publicKey);
            signature.update(rsa ? SOMETHING : Sha256.of(SOMETHING));
            return signature.verify(key.sign(SOMETHING));
        } catch (GeneralSecurityException noSuchKey) {
            return false;
        }
    }

    private static byte[] inX509(byte[] published) {
        if (published.length != ED25519_OCTETS) {
            return published;
        }
        byte[] whole = new byte[ED25519_PREFIX.length + ED25519_OCTETS];
        System.arraycopy(ED25519_PREFIX, 0, whole, 0, ED25519_PREFIX.length);
        System.arraycopy(published, 0, whole, ED25519_PREFIX.length, ED25519_OCTETS);
        return whole;
    }
}
