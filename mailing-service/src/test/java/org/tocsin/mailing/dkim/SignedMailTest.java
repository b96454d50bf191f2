package org.tocsin.mailing.dkim;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.mailing.campaign.Content;
import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.campaign.Subject;
import org.tocsin.mailing.campaign.Topic;
import org.tocsin.mailing.message.Addressee;
import org.tocsin.mailing.message.CompiledMessage;
import org.tocsin.mailing.message.Letter;
import org.tocsin.mailing.message.Publisher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What we sign, read by a verifier that is none of ours. */
class SignedMailTest {

    private static final KeyPair RSA = generate("RSA", 2048);
    private static final KeyPair ED25519 = generate("Ed25519", 255);
    private static final String MARKDOWN =
            "# Update  now\n\nTwo  spaces, a tab\tand a trailing blank \n\n```\n  code   here\n```\n\n.dot\n\n| a | b |\n|---|---|\n| 1 | \u00fc |\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana",
                "J\u00f8rgen  Larsen",
                "  ",
                "a very long name that has to be broken over several lines of the mail, and then some more"
            })
    void signatureIsBelievedByAnIndependentVerifier(String name) throws Exception {
        List<SignatureRecord> believed = verify(mail(rsa(), Optional.of(name)));
        assertEquals(1, believed.size());
        assertEquals("threatpost.example", believed.get(0).getDToken().toString());
    }

    @Test
    void bothWaysToLeaveAreSigned() throws Exception {
        SignatureRecord signature = verify(mail(rsa(), Optional.empty())).get(0);
        List<String> signed = signature.getHeaders().stream()
                .map(header -> header.toString().toLowerCase(Locale.ROOT))
                .toList();
        assertTrue(signed.containsAll(
                List.of("from", "to", "subject", "date", "message-id", "list-unsubscribe", "list-unsubscribe-post")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsubscribe/token", "One-Click", "Update", "Hello"})
    void whateverIsChangedOnTheWayIsFoundOut(String word) throws Exception {
        String mail = new String(mail(rsa(), Optional.empty()), StandardCharsets.US_ASCII);
        byte[] changed = mail.replaceFirst(word, "x" + word).getBytes(StandardCharsets.US_ASCII);
        assertThrows(FailException.class, () -> verify(changed));
    }

    /** The verifier knows RSA only, so this is what it can say of a second key. */
    @Test
    void everyKeySignsTheSameHeadersAndBody() {
        String mail = new String(
                mail(List.of(ed25519().get(0), rsa().get(0)), Optional.of("Ana")), StandardCharsets.US_ASCII);
        List<String> hashes = mail.lines()
                .filter(line -> line.startsWith(" bh=") || line.startsWith(" h="))
                .toList();
        assertEquals(4, hashes.size());
        assertEquals(hashes.subList(0, 2), hashes.subList(2, 4));
        assertTrue(mail.contains("a=ed25519-sha256") && mail.contains("a=rsa-sha256"));
    }

    /** RFC 8463 §3. */
    @Test
    void ed25519SignsTheHash() throws Exception {
        byte[] signed = "signed".getBytes(StandardCharsets.US_ASCII);
        byte[] signature = ed25519().get(0).sign(signed);
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(ED25519.getPublic());
        verifier.update(Sha256.of(signed));
        assertTrue(verifier.verify(signature));
    }

    @Test
    void everyAttemptIsTheSameMail() {
        assertArrayEquals(mail(rsa(), Optional.of("Ana")), mail(rsa(), Optional.of("Ana")));
    }

    @Test
    void keyThatIsNoneIsRefusedWithoutRepeatingIt() {
        for (String pem : List.of(
                "",
                "secret",
                "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----",
                armoured("secret".getBytes(StandardCharsets.US_ASCII)))) {
            String complaint = assertThrows(IllegalArgumentException.class, () -> DkimKey.parse("s1", pem))
                    .getMessage();
            assertTrue(complaint.contains("s1") && !complaint.contains("c2VjcmV0"), complaint);
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> DkimKey.parse("no selector", armoured(RSA.getPrivate().getEncoded())));
    }

    private static List<DkimKey> rsa() {
        return List.of(DkimKey.parse("s1", armoured(RSA.getPrivate().getEncoded())));
    }

    private static List<DkimKey> ed25519() {
        return List.of(DkimKey.parse("s2", armoured(ED25519.getPrivate().getEncoded())));
    }

    private static byte[] mail(List<DkimKey> keys, Optional<String> name) {
        Content content = new Content(
                Kind.ALERT,
                new Topic("security-alerts", "Security alerts"),
                new Subject("Update \u2013 now"),
                MARKDOWN);
        Letter letter = new Letter(new UUID(1, 2), content, Instant.parse("2026-11-23T16:00:00Z"));
        Publisher publisher = new Publisher(
                "Threatpost",
                "alerts@threatpost.example",
                "1 Example Street",
                "threatpost.example",
                "https://news.threatpost.example");
        return CompiledMessage.compile(publisher, letter, new Signing("threatpost.example", keys))
                .addressedTo(new Addressee(
                        new UUID(3, 4),
                        "ana@readers.example",
                        name,
                        "https://news.threatpost.example/unsubscribe/token",
                        "u-token@reply.threatpost.example",
                        "r-token@reply.threatpost.example"));
    }

    private static List<SignatureRecord> verify(byte[] mail) throws IOException, FailException {
        String key = Base64.getEncoder().encodeToString(RSA.getPublic().getEncoded());
        return new DKIMVerifier((method, selector, domain) -> List.of("v=DKIM1; k=rsa; p=" + key))
                .verify(new ByteArrayInputStream(mail));
    }

    private static String armoured(byte[] key) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static KeyPair generate(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
