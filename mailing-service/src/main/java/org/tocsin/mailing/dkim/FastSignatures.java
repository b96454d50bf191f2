package org.tocsin.mailing.dkim;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;

/** Signatures by Amazon Corretto's provider, several times as fast as the JDK's; by the JDK's where that does not run. */
final class FastSignatures {

    private static final boolean RUNS = runs();

    private FastSignatures() {}

    static Signature of(String algorithm, PrivateKey key) {
        try {
            return RUNS ? fast(algorithm, key) : plain(algorithm, key);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException(algorithm + " cannot be used", refused);
        }
    }

    private static Signature fast(String algorithm, PrivateKey key) throws GeneralSecurityException {
        try {
            Signature signature = Signature.getInstance(algorithm, AmazonCorrettoCryptoProvider.INSTANCE);
            signature.initSign(key);
            return signature;
        } catch (GeneralSecurityException notThisOne) {
            return plain(algorithm, key);
        }
    }

    private static Signature plain(String algorithm, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        return signature;
    }

    /** Its native half is there for some platforms only. */
    private static boolean runs() {
        return AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null;
    }
}
