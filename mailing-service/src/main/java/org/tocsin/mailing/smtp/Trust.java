package org.tocsin.mailing.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Whose word is believed about who a relay is. There is no way to believe nobody's. */
public final class Trust {

    private Trust() {}

    /** The authorities that the Java runtime knows. */
    public static SSLSocketFactory ofTheRuntime() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    /**
     * Only those in a file, in PEM: for a relay whose certificate is our own authority's, or its own.
     *
     * @throws IllegalArgumentException naming the file that cannot be used
     */
    public static SSLSocketFactory in(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry(Integer.toString(store.size()), authority);
            }
            if (store.size() == 0) {
                throw new IllegalArgumentException(file + " holds no certificates in PEM");
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException(file + " holds no certificates in PEM", unusable);
        }
    }
}
