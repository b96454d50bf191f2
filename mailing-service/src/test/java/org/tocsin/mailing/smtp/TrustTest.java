package org.tocsin.mailing.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.tocsin.backing.Ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A relay whose certificate is its own authority's, made out to {@code localhost}. */
class TrustTest {

    private static final String PASSWORD = "only-for-this-test";

    @TempDir
    static Path folder;

    private static ScriptedRelay server;
    private static ScriptedRelay upgrading;
    private static Path authority;

    @BeforeAll
    static void start() throws Exception {
        Path store = folder.resolve("relay.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "relay",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        assertEquals(0, keytool.waitFor(), () -> new String(read(keytool), StandardCharsets.UTF_8));
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        authority = Files.writeString(
                folder.resolve("authority.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getCertificate("relay").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        SSLContext context = context(keys);
        server = new ScriptedRelay(context.getServerSocketFactory(), Ports.free());
        upgrading = new ScriptedRelay();
        upgrading.encryptWith(context.getSocketFactory());
    }

    @BeforeEach
    void offerStartTls() {
        upgrading.forget();
        upgrading.answer("EHLO", "250-relay.example\r\n250 STARTTLS").answer("STARTTLS", "220 2.0.0 go ahead");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        upgrading.close();
    }

    @Test
    void relayWhoseCertificateNobodyKnowsGetsNothingAndIsNamed() {
        int before = server.commands().size();
        RelayUnavailable refused = assertThrows(RelayUnavailable.class, () -> open("localhost", Trust.ofTheRuntime()));
        assertTrue(
                refused.getMessage().startsWith("relay localhost:" + server.port() + " could not be verified"),
                refused.getMessage());
        assertEquals(before, server.commands().size());
    }

    @ParameterizedTest
    @EnumSource(names = {"WHEN_OFFERED", "REQUIRED"})
    void relayThatEncryptsByACertificateNobodyKnowsGetsNothingAndIsNamed(Tls tls) {
        RelayUnavailable refused =
                assertThrows(RelayUnavailable.class, () -> open(upgrading, "localhost", tls, Trust.ofTheRuntime()));
        assertTrue(
                refused.getMessage().startsWith("relay localhost:" + upgrading.port() + " could not be verified"),
                refused.getMessage());
        assertEquals(List.of("EHLO client.example", "STARTTLS"), upgrading.commands());
    }

    @Test
    void relayThatEncryptsByACertificateInTheFileIsGreetedAnew() throws Exception {
        open(upgrading, "localhost", Tls.REQUIRED, Trust.in(authority)).close();
        assertEquals(
                List.of("EHLO client.example", "STARTTLS", "EHLO client.example"),
                upgrading.commands().subList(0, 3));
    }

    @Test
    void certificateInTheFileIsBelieved() throws Exception {
        int before = server.commands().size();
        open("localhost", Trust.in(authority)).close();
        assertEquals("EHLO client.example", server.commands().get(before));
    }

    @Test
    void certificateOfAnotherNameIsNotBelieved() {
        assertThrows(RelayUnavailable.class, () -> open("127.0.0.1", Trust.in(authority)));
    }

    @Test
    void fileWithoutCertificatesIsNamed() throws Exception {
        Path empty = Files.writeString(folder.resolve("nothing.pem"), "nothing");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Trust.in(empty))
                .getMessage()
                .contains("nothing.pem"));
    }

    private static RelayConnection open(String host, SSLSocketFactory trust) throws RelayUnavailable {
        return open(server, host, Tls.IMPLICIT, trust);
    }

    private static RelayConnection open(ScriptedRelay relay, String host, Tls tls, SSLSocketFactory trust)
            throws RelayUnavailable {
        Duration patience = Duration.ofSeconds(5);
        return RelayConnection.open(new Relay(
                host,
                relay.port(),
                "client.example",
                tls,
                trust,
                Optional.empty(),
                new Patience(patience, patience, patience, patience)));
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static byte[] read(Process process) {
        try {
            return process.getInputStream().readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
