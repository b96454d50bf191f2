package org.tocsin.mailing.inbound.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.mailing.inbound.receiving.RawMail;
import org.tocsin.tokens.MailFunction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** SMTP and LMTP as they are spoken well, badly and with ill intent. */
@QuarkusTest
class ProtocolTest extends ReaderAtTheListener {

    @Inject
    RawMail rawMail;

    @ParameterizedTest
    @ValueSource(strings = {"\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r\n.\r", "\r.\r\n", "\n\r\n.\r", "\r\n\n.\n"})
    void lineEndsThatOtherServersTakeForTheEndSmuggleNothing(String end) throws IOException {
        client.say("MAIL FROM:<" + READER + ">");
        client.say("RCPT TO:<" + address(MailFunction.REPLY) + ">");
        client.say("DATA");
        String smuggled = "Subject: hi\r\n\r\ntext" + end + "MAIL FROM:<eve@elsewhere.example>\r\nRCPT TO:<"
                + address(MailFunction.UNSUBSCRIBE) + ">\r\nDATA\r\nSubject: unsubscribe\r\n\r\n.";

        String reply = client.say(smuggled);

        assertTrue(reply.startsWith("550 5.5.2"), reply);
        assertTrue(client.say("NOOP").startsWith("250"), "the conversation is where it was");
        assertEquals(List.of(), understood());
    }

    @Test
    void messageInChunksIsTakenLikeAnyOther() throws IOException {
        String message = message("Subject: unsubscribe");
        client.say("MAIL FROM:<" + READER + ">");
        client.say("RCPT TO:<" + address(MailFunction.REPLY) + ">");
        client.write("BDAT 10\r\n" + message.substring(0, 10));
        client.reply();
        client.write("BDAT " + (message.length() - 10) + " LAST\r\n" + message.substring(10));

        assertTrue(client.reply().startsWith("250"));
        assertEquals(1, topicsEnded().size());
    }

    @Test
    void bareLineFeedInAChunkIsRefused() throws IOException {
        client.say("MAIL FROM:<" + READER + ">");
        client.say("RCPT TO:<" + address(MailFunction.REPLY) + ">");
        client.write("BDAT 24 LAST\r\nSubject: unsubscribe\n\nBye");

        assertTrue(client.reply().startsWith("550 5.5.2"));
        assertEquals(List.of(), topicsEnded());
    }

    @Test
    void dotThatWasPutInFrontOfTheFirstLineIsTakenAwayAgain() throws IOException {
        client.deliver(READER, address(MailFunction.REPLY), "..Oddly: named\r\n" + message("Subject: unsubscribe"));

        assertEquals(List.of("newsletter"), topicsEnded());
        assertTrue(raw().startsWith(".Oddly: named"));
    }

    @Test
    void commandsMayComeAheadOfTheirReplies() throws IOException {
        assertTrue(client.greeting().contains("PIPELINING"), client.greeting());
        assertTrue(client.greeting().contains("SMTPUTF8") && client.greeting().contains("8BITMIME"));

        client.write("MAIL FROM:<" + READER + ">\r\nRCPT TO:<" + address(MailFunction.REPLY) + ">\r\nDATA\r\n");
        assertTrue(client.reply().startsWith("250"));
        assertTrue(client.reply().startsWith("250"));
        assertTrue(client.reply().startsWith("354"));
        client.write(message("Subject: unsubscribe") + "\r\n.\r\nNOOP\r\n");
        assertTrue(client.reply().startsWith("250"));
        assertTrue(client.reply().startsWith("250"));
        assertEquals(List.of("newsletter"), topicsEnded());
    }

    @Test
    void lmtpHasAReplyForEveryRecipient() throws IOException {
        try (SmtpClient lmtp = new SmtpClient(listener.lmtpPort().orElseThrow(), "LHLO")) {
            assertTrue(lmtp.say("EHLO x").startsWith("500"));
            lmtp.say("MAIL FROM:<" + READER + ">");
            lmtp.say("RCPT TO:<" + address(MailFunction.REPLY) + ">");
            assertTrue(lmtp.say("RCPT TO:<eve@elsewhere.example>").startsWith("550"));
            lmtp.say("RCPT TO:<" + address(MailFunction.UNSUBSCRIBE) + ">");
            lmtp.say("DATA");

            assertTrue(lmtp.say(message("Subject: unsubscribe") + "\r\n.").startsWith("250"));
            assertTrue(lmtp.reply().startsWith("250"));
            assertTrue(lmtp.say("NOOP").startsWith("250"));
        }
        assertEquals(2, topicsEnded().size());
    }

    @Test
    void emptyMessageIsTaken() throws IOException {
        client.say("MAIL FROM:<>");
        client.say("RCPT TO:<postmaster" + DOMAIN + ">");
        client.say("DATA");

        String reply = client.say(".");
        assertTrue(reply.startsWith("250"), reply);
    }

    private String raw() {
        byte[] sealed = database.withHandle(handle -> handle.createQuery(
                        "select raw from inbound_raw join inbound_mail using (message_hash) where subscriber_id = :subscriber")
                .bind("subscriber", subscriber)
                .mapTo(byte[].class)
                .one());
        return new String(rawMail.open(sealed).orElseThrow(), StandardCharsets.UTF_8);
    }
}
