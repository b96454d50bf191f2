package org.tocsin.mailing.inbound.smtp;

import java.io.IOException;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import org.tocsin.tokens.MailFunction;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whoever asks to leave by mail leaves, and nobody else does. */
@QuarkusTest
class LeaveByMailTest extends ReaderAtTheListener {

    @Test
    void replyWithUnsubscribeInTheSubjectEndsTheTopicOfItsToken() throws IOException {
        String reply = client.deliver(READER, address(MailFunction.REPLY), message("Subject: Re: unsubscribe"));

        assertTrue(reply.startsWith("250"), reply);
        assertEquals(List.of("newsletter"), topicsEnded());
        assertEquals(List.of("reply"), ways());
    }

    @Test
    void unsubscribeAllEndsEverything() throws IOException {
        client.deliver(READER, address(MailFunction.REPLY), message("Subject: Please unsubscribe me from all"));

        assertEquals(List.of("everything"), topicsEnded());
    }

    @Test
    void unsubscribeAddressNeedsNoWords() throws IOException {
        client.deliver(READER, address(MailFunction.UNSUBSCRIBE), message("Subject:"));

        assertEquals(List.of("mailto"), ways());
    }

    @Test
    void appleMailsUnsubscribeButtonWorksThoughItCallsItselfAnAutomaticReply() throws IOException {
        String message = message("Subject: unsubscribe", "Auto-Submitted: auto-replied", "X-Apple-Unsubscribe: true");

        client.deliver(READER, address(MailFunction.UNSUBSCRIBE), message);

        assertEquals(List.of("newsletter"), topicsEnded());
    }

    @Test
    void outOfOfficeReplyThatQuotesTheWordChangesNothing() throws IOException {
        String address = address(MailFunction.REPLY);

        client.deliver("", address, message("Subject: Away: unsubscribe"));
        client.deliver(READER, address, message("Subject: unsubscribe", "Auto-Submitted: auto-replied"));
        client.deliver(READER, address, message("Subject: unsubscribe", "Precedence: auto_reply"));
        client.deliver(READER, address, message("Subject: Out of office: unsubscribe"));

        assertEquals(List.of(), topicsEnded());
        assertEquals(4, understood().stream().filter("auto-reply"::equals).count());
    }

    @Test
    void bounceOfAMailAboutUnsubscribingIsABounceAndNoCommand() throws IOException {
        String report = message(
                "From: Mail Delivery Subsystem <MAILER-DAEMON@mx.readers.example>",
                "Subject: Undelivered: unsubscribe",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; mx.readers.example",
                "",
                "Final-Recipient: rfc822; ada@readers.example",
                "Action: failed",
                "Status: 5.1.1",
                "Diagnostic-Code: smtp; 550 5.1.1 unsubscribe: no such user",
                "--b--");

        client.deliver("", address(MailFunction.BOUNCE), report);

        assertEquals(List.of("bounce"), ways());
        assertEquals(List.of("bounce-hard"), understood());
    }

    @Test
    void commandOfAStrangerChangesNothing() throws IOException {
        String taken = client.deliver(
                READER, "unsubscribe" + DOMAIN, message("From: nobody@strangers.example", "Subject: unsubscribe"));

        assertTrue(taken.startsWith("250"), taken);
        assertEquals(List.of(), topicsEnded());
        operatorsList().body("items[0].effect", equalTo("from-only"));
    }

    @Test
    void wordInTheSubjectOfOurOwnCampaignIsNotTheReaders() throws IOException {
        database.useHandle(handle -> handle.execute(
                "insert into campaign (id, kind, topic, subject, markdown, state, created_at)"
                        + " values (?, 'newsletter', 'newsletter', 'Unsubscribe', 'Text', 'draft', now())",
                campaign));

        client.deliver(READER, address(MailFunction.REPLY), message("Subject: Re: Unsubscribe"));

        assertEquals(List.of("human-reply"), understood());
    }

    @Test
    void subjectWithZeroOctetsIsTaken() throws IOException {
        String reply = client.deliver(READER, address(MailFunction.REPLY), message("Subject: unsub\u0000scribe"));

        assertTrue(reply.startsWith("250"), reply);
        assertEquals(List.of("newsletter"), topicsEnded());
    }

    @Test
    void operatorSeesWhatCameAndWhy() throws IOException {
        client.deliver(READER, address(MailFunction.REPLY), message("Subject: unsubscribe"));

        operatorsList()
                .body("items[0].subscriberId", equalTo(subscriber.toString()))
                .body("items[0].meaning", equalTo("unsubscribe"))
                .body("items[0].why", equalTo("Its subject is nothing but this command."))
                .body("items[0].effect", equalTo("opt-out-requested"));
        RestAssured.get("/api/v1/inbound").then().statusCode(401);
    }
}
