package org.tocsin.mailing.inbound.smtp;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.tocsin.tokens.MailFunction;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What machines send that says nothing about whether mail arrives is shown, and neither counts nor is answered. */
@QuarkusTest
class CountsNothingTest extends ReaderAtTheListener {

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void isShownAndNothingFollows(String meaning, MailFunction to, String message) throws IOException {
        client.deliver("", address(to), message);

        operatorsList()
                .body("items[0].subscriberId", equalTo(subscriber.toString()))
                .body("items[0].meaning", equalTo(meaning))
                .body("items[0].effect", equalTo("nothing"));
        assertEquals(List.of(), topicsEnded());
        assertEquals(0, mailsToTheReader());
        assertEquals(0, bounces());
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                arguments("delay", MailFunction.BOUNCE, report("delivery-status", "Action: delayed", "Status: 4.4.1")),
                arguments(
                        "receipt",
                        MailFunction.REPLY,
                        report("disposition-notification", "Disposition: manual-action/MDN-sent-manually; displayed")),
                arguments(
                        "receipt",
                        MailFunction.BOUNCE,
                        report("delivery-status", "Action: delivered", "Status: 2.0.0")),
                arguments(
                        "challenge-response",
                        MailFunction.REPLY,
                        message(
                                "Subject: Re: News: please confirm your message",
                                "X-TMDA-Fingerprint: x",
                                "",
                                "Please reply to this message to confirm that you are a person.")),
                arguments(
                        "auto-reply",
                        MailFunction.REPLY,
                        message("Subject: Out of office", "Auto-Submitted: auto-replied", "", "Back on Monday.")));
    }

    private static String report(String type, String... fields) {
        return message(
                "From: Mail Delivery System <MAILER-DAEMON@mx.readers.example>",
                "Subject: About your message",
                "Content-Type: multipart/report; report-type=" + type + "; boundary=b",
                "",
                "--b",
                "Content-Type: text/plain",
                "",
                "See below.",
                "--b",
                "Content-Type: message/" + type,
                "",
                "Reporting-MTA: dns; mx.readers.example",
                "Reporting-UA: mail.readers.example",
                "",
                "Final-Recipient: rfc822; ada@readers.example",
                String.join("\r\n", fields),
                "",
                "--b--");
    }

    private int bounces() {
        return database.withHandle(
                handle -> handle.createQuery("select count(*) from bounce where subscriber_id = :reader")
                        .bind("reader", subscriber)
                        .mapTo(Integer.class)
                        .one());
    }
}
