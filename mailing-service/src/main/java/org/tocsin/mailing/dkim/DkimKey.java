package org.tocsin.mailing.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A private key and the selector under which DNS publishes its public half. Safe for use by many threads. */
public final class DkimKey {

    /** RFC 8301 §3.2; what is shorter is not believed by receivers. */
    private static final int SHORTEST_RSA_BITS = 1024;

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Pattern SELECTOR =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9-]+)*");

    private final String selector;
    private final String algorithm;
    private final ThreadLocal<Signature> signatures;

    private DkimKey(String selector, String algorithm, ThreadLocal<Signature> signatures) {
        this.selector = selector;
        this.algorithm = algorithm;
        this.signatures = signatures;
    }

    /**
     * RSA of 1024 bits or more, or Ed25519, as PKCS#8 in PEM.
     *
     * @throws IllegalArgumentException that says what is wrong and does not repeat the key
     */
    public static DkimKey parse(String selector, String pem) {
        if (!SELECTOR.matcher(selector).matches()) {
            throw new IllegalArgumentException("not a DKIM selector: " + selector);
        }
        Matcher armour = PEM.matcher(pem);
        if (!armour.find()) {
            throw new IllegalArgumentException("the DKIM key of selector " + selector
                    + " is not PKCS#8 in PEM; convert it with: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
        }
        PKCS8EncodedKeySpec encoded =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(armour.group(1)));
        return rsaOrEd25519(selector, encoded);
    }

    private static DkimKey rsaOrEd25519(String selector, PKCS8EncodedKeySpec encoded) {
        try {
            RSAPrivateKey key = (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(encoded);
            if (key.getModulus().bitLength() < SHORTEST_RSA_BITS) {
                throw new IllegalArgumentException("the RSA key of selector " + selector + " is too short (RFC 8301)");
            }
            return new DkimKey(selector, "rsa-sha256", perThread("SHA256withRSA", key));
        } catch (InvalidKeySpecException noRsa) {
            return ed25519(selector, encoded);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("RSA is part of every JDK", impossible);
        }
    }

    private static DkimKey ed25519(String selector, PKCS8EncodedKeySpec encoded) {
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(encoded);
            return new DkimKey(selector, "ed25519-sha256", perThread("Ed25519", key));
        } catch (GeneralSecurityException neither) {
            throw new IllegalArgumentException(
                    "the DKIM key of selector " + selector + " is neither RSA nor Ed25519", neither);
        }
    }

    private static ThreadLocal<Signature> perThread(String algorithm, PrivateKey key) {
        return ThreadLocal.withInitial(() -> FastSignatures.of(algorithm, key));
    }

    public String selector() {
        return selector;
    }

    /** As the {@code k} tag of its record says it. */
    public String type() {
        return algorithm.substring(0, algorithm.indexOf('-'));
    }

    /** As the {@code a} tag says it. */
    String algorithm() {
        return algorithm;
    }

    /** RFC 8463 §3: Ed25519 signs the hash, RSA hashes by itself. */
    byte[] sign(byte[] signed) {
        try {
            Signature signature = signatures.get();
            signature.update(algorithm.startsWith("ed25519") ? Sha256.of(signed) : signed);
            return signature.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("selector " + selector + " cannot sign", broken);
        }
    }
}
