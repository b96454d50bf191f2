package org.tocsin.mailing.inbound.smtp;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.tocsin.mailing.ReadersMailbox;
import org.tocsin.mailing.message.MessageId;
import org.tocsin.tokens.MailFunction;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** To subscribe again is a link, never an act. */
@QuarkusTest
class ComeBackTest extends ReaderAtTheListener {

    private static final Duration BUSY_MACHINE = Duration.ofSeconds(30);

    ReadersMailbox mailboxes;

    private final String email = "r" + subscriber + "@readers.example";

    @BeforeEach
    void leave() {
        database.useHandle(handle -> {
            handle.execute(
                    "insert into subscriber (id, version, email, name, locale, confirmed_at) values (?, 1, ?, 'Ada', 'en', now())",
                    subscriber,
                    email);
            handle.execute(
                    "insert into preference (subscriber_id, topic, opted_in, since, via) values (?, 'newsletter', false, now(), 'link')",
                    subscriber);
        });
    }

    @Test
    void whoeverAsksInAReplyIsMailedALinkAndNothingChanges() throws Exception {
        client.deliver("ada@elsewhere.example", address(MailFunction.REPLY), message("Subject: Re: resubscribe"));

        assertEquals(List.of("link-mailed"), effects());
        MimeMessage mail = mailed();
        assertTrue(text(mail).contains("/subscribe\r\n"), text(mail));
        assertEquals("auto-replied", mail.getHeader("Auto-Submitted", null));
        assertArrayEquals(new String[] {"<>"}, mail.getHeader("Return-Path"));
        assertEquals(List.of(), topicsEnded(), "nobody hears of it");
        assertEquals(false, subscribed());
    }

    @Test
    void operatorSeesThatALinkWasMailed() throws IOException {
        client.deliver(email, address(MailFunction.REPLY), message("Subject: resubscribe"));

        String id = operatorsList()
                .body("items[0].meaning", equalTo("other-command"))
                .body("items[0].effect", equalTo("link-mailed"))
                .extract()
                .path("items[0].id");
        RestAssured.given()
                .auth()
                .preemptive()
                .basic("operator", "only-for-the-tests-never-in-production")
                .get("/inbound/" + id)
                .then()
                .body(containsString("The reader was mailed a link by which they can subscribe again."));
    }

    @Test
    void mailThatIsAnsweredSaysWhoAsks() throws IOException {
        database.useHandle(handle -> {
            handle.execute(
                    "insert into campaign (id, kind, topic, subject, markdown, state, created_at, started_at, finished_at)"
                            + " values (?, 'newsletter', 'newsletter', 'News', 'Text', 'sent', now(), now(), now())",
                    campaign);
            handle.execute(
                    "insert into delivery (campaign_id, subscriber_id, state, epoch) values (?, ?, 'accepted', 1)",
                    campaign,
                    subscriber);
        });
        String ours = new MessageId(campaign, subscriber).in("threatpost.example");

        client.deliver(
                READER,
                "unsubscribe" + DOMAIN,
                message("From: " + READER, "Subject: subscribe me", "References: " + ours));

        assertEquals(List.of("link-mailed"), effects());
    }

    @Test
    void fromAloneIsAnsweredAtTheAddressOnFileAndTheConversationDoesNotTellWhetherThatIsKnown() throws Exception {
        String known = ask(email);
        String unknown = ask("nobody-" + UUID.randomUUID() + "@readers.example");

        assertEquals(List.of("link-mailed"), effects());
        assertTrue(text(mailed()).contains("/subscribe"));
        assertEquals(withoutId(known), withoutId(unknown));
    }

    @Test
    void linkIsMailedOnceADay() throws IOException {
        for (int i = 0; i < 3; i++) {
            ask(email);
        }

        assertEquals(List.of("link-mailed", "limit-reached", "limit-reached"), effects());
        assertEquals(1, mailsToTheReader());
    }

    @Test
    void machineThatRepeatsTheWordIsNotAnswered() throws IOException {
        String to = address(MailFunction.REPLY);

        client.deliver("", to, message("From: " + email, "Subject: resubscribe"));
        client.deliver(email, to, message("Subject: Re: resubscribe", "Auto-Submitted: auto-replied"));
        client.deliver(email, to, message("Subject: Re: resubscribe", "Precedence: bulk"));
        client.deliver(email, to, message("Subject: Automatic reply: resubscribe"));
        client.deliver(email, to, message("Subject: resubscribe", "X-Loop: reply.threatpost.example"));

        assertEquals(List.of("nothing"), effects().stream().distinct().toList());
        assertEquals(0, mailsToTheReader());
    }

    @Test
    void whoeverWantsBothWaysIsLeftToAPerson() throws IOException {
        client.deliver(email, address(MailFunction.REPLY), message("Subject: unsubscribe and resubscribe"));

        assertEquals(List.of("forwarded"), effects());
        assertEquals(List.of(), topicsEnded());
    }

    private String ask(String from) throws IOException {
        return client.deliver(
                from, "unsubscribe" + DOMAIN, message("From: Ada <" + from + ">", "Subject: resubscribe"));
    }

    private static String withoutId(String reply) {
        return reply.replaceAll("[0-9a-f-]{36}", "ID");
    }

    private MimeMessage mailed() {
        await().atMost(BUSY_MACHINE).until(() -> !mailboxes.of(email).isEmpty());
        return mailboxes.of(email).get(0);
    }

    private static String text(MimeMessage mail) throws IOException, MessagingException {
        return ((Multipart) mail.getContent()).getBodyPart(0).getContent().toString();
    }

    private boolean subscribed() {
        return database.withHandle(
                handle -> handle.createQuery("select opted_in from preference where subscriber_id = :reader")
                        .bind("reader", subscriber)
                        .mapTo(Boolean.class)
                        .one());
    }
}
