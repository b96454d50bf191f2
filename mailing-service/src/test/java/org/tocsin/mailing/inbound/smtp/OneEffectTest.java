package org.tocsin.mailing.inbound.smtp;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.tocsin.tokens.MailFunction;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A message that comes more than once, or is cut off, has one effect. */
@QuarkusTest
class OneEffectTest extends ReaderAtTheListener {

    @Test
    void sameReplyFiveTimesHasOneEffect() throws IOException {
        String message = message("Subject: unsubscribe");
        for (int i = 0; i < 5; i++) {
            assertTrue(
                    client.deliver(READER, address(MailFunction.REPLY), message).startsWith("250"));
        }

        assertEquals(1, topicsEnded().size());
    }

    @Test
    void sameWordsLongAfterwardsAreAnotherRequest() throws IOException {
        String message = message("Subject: unsubscribe");
        client.deliver(READER, address(MailFunction.REPLY), message);
        database.useHandle(
                handle -> handle.execute("update inbound_mail set received_at = received_at - interval '11 minutes'"));

        client.deliver(READER, address(MailFunction.REPLY), message);

        assertEquals(2, topicsEnded().size());
    }

    @Test
    void replyHandedInOverManyConnectionsAtOnceHasOneEffect() throws Exception {
        String message = message("Subject: unsubscribe");
        String address = address(MailFunction.REPLY);
        ExecutorService peers = Executors.newFixedThreadPool(8);
        List<Future<String>> replies = Stream.generate(() -> peers.submit(() -> {
                    try (SmtpClient peer = new SmtpClient(listener.port())) {
                        return peer.deliver(READER, address, message);
                    }
                }))
                .limit(8)
                .toList();
        for (Future<String> reply : replies) {
            assertTrue(reply.get().startsWith("250"));
        }
        peers.shutdown();

        assertEquals(1, topicsEnded().size());
    }

    @Test
    void replyWhoseAnswerNeverArrivedIsHandedInAgainAndHasOneEffect() throws Exception {
        String message = message("Subject: unsubscribe");
        String address = address(MailFunction.REPLY);
        try (SmtpClient gone = new SmtpClient(listener.port())) {
            gone.say("MAIL FROM:<" + READER + ">");
            gone.say("RCPT TO:<" + address + ">");
            gone.say("DATA");
            gone.write(message + "\r\n.\r\n");
        }
        await().until(() -> topicsEnded().size() == 1);

        assertTrue(client.deliver(READER, address, message).startsWith("250"));
        assertEquals(1, topicsEnded().size());
    }

    @Test
    void messageThatCannotBeWrittenDownStaysWithItsSender() throws IOException {
        database.useHandle(handle -> handle.execute("alter table inbound_mail rename to inbound_mail_away"));
        String message = message("Subject: unsubscribe");
        String meanwhile = client.deliver(READER, address(MailFunction.REPLY), message);
        database.useHandle(handle -> handle.execute("alter table inbound_mail_away rename to inbound_mail"));

        assertTrue(meanwhile.startsWith("451 4.3.0"), meanwhile);
        assertEquals(List.of(), topicsEnded());
        assertTrue(client.deliver(READER, address(MailFunction.REPLY), message).startsWith("250"));
        assertEquals(1, topicsEnded().size());
    }
}
