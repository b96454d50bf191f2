package org.tocsin.mailing.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AuthenticationTest {

    private static final byte[] SALT = "salt".getBytes(StandardCharsets.US_ASCII);
    private static final int ITERATIONS = 4096;

    private final ScriptedRelay server = new ScriptedRelay();

    @TempDir
    Path folder;

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void loginIsSpokenToARelayThatKnowsNothingBetter() throws Exception {
        server.answer("EHLO", "250-relay.example\r\n250 AUTH LOGIN")
                .answer("AUTH", "334 VXNlcm5hbWU6")
                .answer("DXNLCG==", "334 UGFzc3dvcmQ6")
                .answer("C2VJCMV0", "235 2.7.0 welcome");
        open(new Credentials("user", "secret")).close();
        assertEquals(
                List.of("AUTH LOGIN", base64("user"), base64("secret")),
                server.commands().subList(1, 4));
    }

    @Test
    void relayThatOffersScramNeverSeesThePassword() throws Exception {
        server.answer("EHLO", "250-relay.example\r\n250 AUTH PLAIN SCRAM-SHA-256")
                .converse("AUTH", first -> scramChallenge(first, "secret"));
        open(new Credentials("user", "secret")).close();
        assertTrue(server.commands().stream().noneMatch(command -> command.contains(base64("secret"))));
        assertTrue(server.commands().stream().noneMatch(command -> command.startsWith("AUTH PLAIN")));
    }

    @Test
    void relayThatDoesNotKnowThePasswordItselfIsNotBelieved() {
        server.answer("EHLO", "250-relay.example\r\n250 AUTH SCRAM-SHA-256")
                .converse("AUTH", first -> scramChallenge(first, "guessed"));
        assertThrows(RelayUnavailable.class, () -> open(new Credentials("user", "secret")));
    }

    @Test
    void accessTokenIsReadAnewForEachConnection() throws Exception {
        Path file = folder.resolve("token");
        server.answer("EHLO", "250-relay.example\r\n250 AUTH PLAIN XOAUTH2").answer("AUTH", "235 2.7.0 welcome");
        for (String token : new String[] {"first", "second"}) {
            Files.writeString(file, token + "\n");
            open(new Credentials("user", "", Optional.of(file))).close();
            assertTrue(server.commands()
                    .contains("AUTH XOAUTH2 " + base64("user=user\u0001auth=Bearer " + token + "\u0001\u0001")));
        }
    }

    @Test
    void refusedTokenIsUnavailableAndNotPrinted() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "expired");
        server.answer("EHLO", "250-relay.example\r\n250 AUTH XOAUTH2")
                .answer("AUTH", "334 eyJzdGF0dXMiOiI0MDAifQ==")
                .answer("", "535 5.7.8 no");
        RelayUnavailable refused =
                assertThrows(RelayUnavailable.class, () -> open(new Credentials("user", "", Optional.of(file))));
        assertTrue(refused.getMessage().contains("535"), refused.getMessage());
        assertFalse(refused.getMessage().contains("expired"));
    }

    @Test
    void missingTokenIsSaidByTheNameOfItsFile() {
        server.answer("EHLO", "250-relay.example\r\n250 AUTH XOAUTH2");
        Credentials credentials = new Credentials("user", "", Optional.of(folder.resolve("nowhere")));
        assertTrue(assertThrows(RelayUnavailable.class, () -> open(credentials))
                .getMessage()
                .contains("nowhere"));
    }

    /** The server's half of RFC 5802 §3, until the client's last, empty answer. */
    private String scramChallenge(String command, String password) {
        String bare = text(command.split(" ", -1)[2]).substring("n,,".length());
        String first = "r=" + attributes(bare).get("r") + "server,s="
                + Base64.getEncoder().encodeToString(SALT) + ",i=" + ITERATIONS;
        server.converse("", last -> "235 2.7.0 welcome");
        server.converseNext(answer -> {
            String proven = text(answer);
            String withoutProof = proven.substring(0, proven.indexOf(",p="));
            byte[] signature = hmac(hmac(salted(password), "Server Key"), bare + "," + first + "," + withoutProof);
            return "334 " + base64("v=" + Base64.getEncoder().encodeToString(signature));
        });
        return "334 " + base64(first);
    }

    private static byte[] salted(String password) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), SALT, ITERATIONS, 256))
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> attributes(String message) {
        return Stream.of(message.split(",", -1))
                .collect(Collectors.toMap(part -> part.substring(0, 1), part -> part.substring(2)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private RelayConnection open(Credentials credentials) throws RelayUnavailable {
        Patience patience = new Patience(
                Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofMinutes(5));
        return RelayConnection.open(new Relay(
                "localhost",
                server.port(),
                "client.example",
                Tls.NONE,
                Trust.ofTheRuntime(),
                Optional.of(credentials),
                patience));
    }
}
