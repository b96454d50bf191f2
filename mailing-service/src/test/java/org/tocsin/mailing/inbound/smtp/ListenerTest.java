package org.tocsin.mailing.inbound.smtp;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.server.SMTPServer;

import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.inbound.GivenSettings;
import org.tocsin.mailing.inbound.receiving.Addressees;
import org.tocsin.mailing.inbound.receiving.Arrival;
import org.tocsin.mailing.inbound.receiving.ReceiveMail;
import org.tocsin.tokens.MailFunction;
import org.tocsin.tokens.MailTokens;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What one peer may take of the listener, and TLS; on a listener with narrow limits. */
@QuarkusTest
class ListenerTest {

    private static final Clock ONE_MINUTE = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
    private static final String READER = "ada@readers.example";

    @TempDir
    static Path folder;

    private static SelfSigned certificate;

    @Inject
    PublisherSettings publisher;

    @Inject
    Addressees addressees;

    @Inject
    ReceiveMail receive;

    @Inject
    MailTokens tokens;

    private SMTPServer server;

    @BeforeAll
    static void certify() throws Exception {
        certificate = SelfSigned.in(folder);
    }

    @BeforeEach
    void open() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "address", "127.0.0.1",
                "largest-message", "2K",
                "most-recipients", "2",
                "most-connections-per-peer", "2",
                "most-messages-per-minute", "3",
                "tls-certificate", certificate.chain().toString(),
                "tls-key", certificate.key().toString()));
        server = new MailServers(GivenSettings.with(settings), publisher, addressees, receive, ONE_MINUTE)
                .build(Arrival.Way.SMTP, 0, new OpenDoors());
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void startTlsEncryptsWhatFollows() throws Exception {
        try (SmtpClient client = connect()) {
            assertTrue(client.greeting().contains("STARTTLS"), client.greeting());
            assertTrue(client.say("STARTTLS").startsWith("220"));

            client.encrypt(certificate.trusting());

            assertFalse(client.greeting().contains("STARTTLS"), "it is encrypted already");
            assertTrue(deliver(client).startsWith("250"));
        }
    }

    @Test
    void whatWasSentAheadOfTheHandshakeIsNotObeyed() throws Exception {
        try (SmtpClient client = connect()) {
            client.write("STARTTLS\r\nMAIL FROM:<eve@elsewhere.example>\r\n");
            assertTrue(client.reply().startsWith("220"));

            try {
                client.encrypt(certificate.trusting());
                assertTrue(client.say("RCPT TO:<" + address() + ">").startsWith("503"), "no sender is known");
            } catch (IOException refused) {
                // The listener may as well take it for a broken handshake and hang up.
                assertFalse(refused.getMessage().isEmpty());
            }
        }
    }

    @Test
    void peerHasSoManyConnectionsAndNoMore() throws IOException {
        try (SmtpClient first = connect();
                SmtpClient second = connect()) {
            for (int i = 0; i < 3; i++) {
                try (SmtpClient third = new SmtpClient(server.getPortAllocated())) {
                    assertEquals("", third.reply(), "refused and closed");
                }
            }
            assertTrue(first.say("NOOP").startsWith("250"));
            assertTrue(second.say("NOOP").startsWith("250"));
        }
        await().until(() -> {
            try (SmtpClient again = connect()) {
                return again.say("NOOP").startsWith("250");
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    @Test
    void peerHandsInSoManyMessagesAMinute() throws IOException {
        try (SmtpClient client = connect()) {
            for (int i = 0; i < 3; i++) {
                assertTrue(deliver(client).startsWith("250"));
            }

            assertTrue(client.say("MAIL FROM:<" + READER + ">").startsWith("451 4.7.0"));
        }
    }

    @Test
    void recipientsAndOctetsHaveTheirLimits() throws IOException {
        try (SmtpClient client = connect()) {
            assertTrue(client.greeting().contains("SIZE 2048"), client.greeting());
            assertTrue(client.say("MAIL FROM:<" + READER + "> SIZE=2049").startsWith("552 5.3.4"));
            client.say("MAIL FROM:<" + READER + ">");
            client.say("RCPT TO:<" + address() + ">");
            client.say("RCPT TO:<" + address() + ">");
            assertTrue(client.say("RCPT TO:<" + address() + ">").startsWith("452"));
            client.say("RSET");

            String large = client.deliver(
                    READER,
                    address(),
                    "Subject: hi\r\n\r\n" + "x".repeat(70).concat("\r\n").repeat(40));

            assertTrue(large.startsWith("552 5.3.4"), large);
            assertTrue(deliver(client).startsWith("250"));
        }
    }

    private SmtpClient connect() throws IOException {
        return new SmtpClient(server.getPortAllocated());
    }

    private String deliver(SmtpClient client) throws IOException {
        return client.deliver(
                READER, address(), "Message-ID: <" + UUID.randomUUID() + "@readers.example>\r\n\r\nunsubscribe");
    }

    private String address() {
        return tokens.localPart(
                        MailFunction.REPLY,
                        UUID.randomUUID(),
                        "newsletter",
                        UUID.randomUUID(),
                        LocalDate.of(2026, 11, 23))
                + "@reply.threatpost.example";
    }
}
