package org.tocsin.mailing.inbound.smtp;

import java.io.IOException;
import java.net.SocketException;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.tocsin.tokens.MailFunction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is too large, or for too many, is refused, and hurts nobody else. */
@QuarkusTest
class TooMuchMailTest extends ReaderAtTheListener {

    @Test
    void hundredMegabytesAreCutOffAndHurtNobody() throws IOException {
        client.say("MAIL FROM:<" + READER + ">");
        client.say("RCPT TO:<" + address(MailFunction.REPLY) + ">");
        client.say("DATA");
        String megabyte = ("x".repeat(62) + "\r\n").repeat(16_384);
        String end = "";
        try {
            for (int i = 0; i < 100; i++) {
                client.write(megabyte);
            }
            end = client.say(".");
        } catch (SocketException cut) {
            end = cut.getMessage();
        }

        assertFalse(end.startsWith("250"), end);
        try (SmtpClient next = new SmtpClient(listener.port())) {
            assertTrue(next.deliver(READER, address(MailFunction.REPLY), message("Subject: unsubscribe"))
                    .startsWith("250"));
        }
        assertEquals(List.of("newsletter"), topicsEnded());
    }

    @Test
    void messageOfTwoMegabytesIsRefused() throws IOException {
        String line = "x".repeat(98) + "\r\n";

        String reply = client.deliver(READER, address(MailFunction.REPLY), "Subject: hi\r\n\r\n" + line.repeat(20_000));

        assertTrue(reply.startsWith("552 5.3.4"), reply);
        String announced = client.say("MAIL FROM:<" + READER + "> SIZE=2000000");
        assertTrue(announced.startsWith("552 5.3.4"), announced);
    }

    @Test
    void moreRecipientsThanAllowedAreRefusedForNow() throws IOException {
        client.say("MAIL FROM:<" + READER + ">");
        for (int i = 0; i < 20; i++) {
            assertTrue(
                    client.say("RCPT TO:<" + address(MailFunction.REPLY) + ">").startsWith("250"));
        }

        assertTrue(client.say("RCPT TO:<" + address(MailFunction.REPLY) + ">").startsWith("452"));
    }
}
