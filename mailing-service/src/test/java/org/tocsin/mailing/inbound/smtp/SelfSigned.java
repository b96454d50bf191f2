package org.tocsin.mailing.inbound.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for the loopback address and its key, as files in PEM, made by the JDK's keytool. */
record SelfSigned(Path chain, Path key, KeyStore store) {

    private static final String PASSWORD = "changeit";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    static SelfSigned in(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve("listener.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "listener",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start()
                .waitFor();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream octets = Files.newInputStream(file)) {
            store.load(octets, PASSWORD.toCharArray());
        }
        Path chain = pem(folder, "CERTIFICATE", store.getCertificate("listener").getEncoded());
        Path key = pem(
                folder,
                "PRIVATE KEY",
                store.getKey("listener", PASSWORD.toCharArray()).getEncoded());
        return new SelfSigned(chain, key, store);
    }

    /** For a client that knows this certificate. */
    SSLSocketFactory trusting() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("listener", store.getCertificate("listener"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private static Path pem(Path folder, String kind, byte[] der) throws IOException {
        String text = "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(der) + "\n-----END " + kind + "-----\n";
        return Files.writeString(folder.resolve(kind.replace(' ', '-') + ".pem"), text);
    }
}
