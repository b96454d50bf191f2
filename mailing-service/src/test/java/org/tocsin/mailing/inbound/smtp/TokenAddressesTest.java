package org.tocsin.mailing.inbound.smtp;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.tocsin.tokens.MailFunction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Which addresses are ours, and what becomes of old, forged and orphaned ones. */
@QuarkusTest
class TokenAddressesTest extends ReaderAtTheListener {

    @Test
    void addressInCapitalsIsTheSameAddress() throws IOException {
        String shouted = address(MailFunction.REPLY).toUpperCase(Locale.ROOT);

        client.deliver(READER, shouted, message("Subject: unsubscribe"));

        assertEquals(1, topicsEnded().size());
    }

    @Test
    void recipientsElsewhereAreRefused() throws IOException {
        assertTrue(client.deliver(READER, "eve@elsewhere.example", message("Subject: hi"))
                .startsWith("550 5.1.1"));
        assertTrue(
                client.deliver(READER, "sales" + DOMAIN, message("Subject: hi")).startsWith("550 5.1.1"));
    }

    @Test
    void tokenWithOneBitFlippedIsRefused() throws IOException {
        String address = address(MailFunction.REPLY);
        char last = address.charAt(address.indexOf('@') - 8);
        String forged = address.substring(0, address.indexOf('@') - 8)
                + (last == 'a' ? 'b' : 'a')
                + address.substring(address.indexOf('@') - 7);

        assertTrue(
                client.deliver(READER, forged, message("Subject: unsubscribe")).startsWith("550 5.1.1"));
    }

    @Test
    void tokenOfOneFunctionDoesNotServeForAnother() throws IOException {
        String forged = "u" + address(MailFunction.BOUNCE).substring(1);

        assertTrue(client.deliver(READER, forged, message("Subject: hi")).startsWith("550 5.1.1"));
    }

    @Test
    void messageToTenTokensIsTenReadersRequest() throws IOException {
        List<UUID> readers = Stream.generate(UUID::randomUUID).limit(10).toList();
        client.say("MAIL FROM:<" + READER + ">");
        for (UUID reader : readers) {
            client.say("RCPT TO:<" + address(MailFunction.REPLY, reader, LocalDate.of(2026, 11, 23)) + ">");
        }
        client.say("DATA");

        assertTrue(client.say(message("Subject: unsubscribe") + "\r\n.").startsWith("250"));
        readers.forEach(reader -> assertEquals(List.of("newsletter"), topicsEnded(reader)));
    }

    @Test
    void tokenOfLongAgoStillUnsubscribes() throws IOException {
        client.deliver(
                READER,
                address(MailFunction.REPLY, subscriber, LocalDate.of(2019, 2, 1)),
                message("Subject: unsubscribe"));

        assertEquals(List.of("newsletter"), topicsEnded());
    }

    @Test
    void replyOfSomebodyErasedIsTakenAndNobodyIsWrittenTo() throws IOException {
        database.useHandle(handle ->
                handle.execute("insert into subscriber (id, version, erased_at) values (?, 2, now())", subscriber));

        String reply = client.deliver(READER, address(MailFunction.REPLY), message("Subject: unsubscribe"));

        assertTrue(reply.startsWith("250"), reply);
        assertEquals(List.of("newsletter"), topicsEnded());
        assertEquals(0, mailsToTheReader());
    }

    @Test
    void postmasterIsReachedWithAndWithoutADomain() throws IOException {
        client.say("MAIL FROM:<" + READER + ">");

        assertTrue(client.say("RCPT TO:<Postmaster" + DOMAIN + ">").startsWith("250"));
        assertTrue(client.say("RCPT TO:<postmaster>").startsWith("250"));
    }
}
