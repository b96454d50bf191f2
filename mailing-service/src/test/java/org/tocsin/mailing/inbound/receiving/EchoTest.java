package org.tocsin.mailing.inbound.receiving;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.tocsin.events.wire.OptOutAcknowledgement;
import org.tocsin.mailing.transactional.QueueMail;
import org.tocsin.tokens.MailFunction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What comes back of our own mail, or from another installation, leads to nothing. */
@QuarkusTest
class EchoTest extends Writing {

    @Inject
    QueueMail queue;

    @Test
    void whateverWeSendOurselvesLeadsToNothingWhenItComesBack() throws Exception {
        String subject = "Hello " + reader;
        take("unsubscribe", "From: " + email, "Subject: unsubscribe");
        take(token(MailFunction.REPLY), "From: " + email, "Subject: " + subject, "", "Who are you?");
        byte[] question = source(delivered(email)).getBytes(StandardCharsets.UTF_8);
        byte[] forwarded = source(withSubject(PUBLISHER, subject)).getBytes(StandardCharsets.UTF_8);

        for (byte[] mail : List.of(question, forwarded)) {
            for (String to : List.of("unsubscribe", token(MailFunction.REPLY), token(MailFunction.ANSWER))) {
                receive.receive(new Delivered("", List.of(find(to)), mail, arrival()));
            }
        }

        assertEquals(
                2,
                effects().stream().filter(effect -> !effect.equals("nothing")).count());
        assertEquals(0, optOuts());
    }

    /** Two installations whose readers' addresses, and whose publishers', are each other's: whatever one sends, the other lets be. */
    @Test
    void anotherInstancesMailLeadsToNothing() throws Exception {
        String subject = "Hello " + reader;
        take("unsubscribe", "From: " + email, "Subject: unsubscribe");
        take(token(MailFunction.REPLY), "From: " + email, "Subject: " + subject, "", "Who are you?");
        MimeMessage question = delivered(email);
        MimeMessage forwarded = withSubject(PUBLISHER, subject);
        take(
                localPart(forwarded.getReplyTo()[0].toString()),
                "From: " + PUBLISHER,
                "Subject: Re: " + subject,
                "",
                "We are us.");
        MimeMessage answer = withSubject(email, "Re: " + subject);
        int before = effects().size();

        for (MimeMessage mail : List.of(question, forwarded, answer)) {
            byte[] theirs = source(mail)
                    .replaceAll("(?m)^X-Loop:.*$", "X-Loop: reply.other.example")
                    .getBytes(StandardCharsets.UTF_8);
            for (String to : List.of("postmaster", token(MailFunction.REPLY), token(MailFunction.UNSUBSCRIBE))) {
                receive.receive(new Delivered("", List.of(find(to)), theirs, arrival()));
            }
        }

        assertEquals(3, before);
        assertTrue(
                effects().stream().skip(before).allMatch("nothing"::equals),
                effects().toString());
        assertEquals(0, optOuts());
    }

    @Test
    void anotherInstancesAcknowledgementLeadsToNothing() throws Exception {
        queue.add(new OptOutAcknowledgement(
                UUID.randomUUID(),
                reader,
                List.of("newsletter"),
                "https://news.threatpost.example/resubscribe/x",
                Instant.now().plus(Duration.ofDays(1))));
        byte[] theirs = source(delivered(email))
                .replaceAll("(?m)^X-Loop:.*$", "X-Loop: reply.other.example")
                .getBytes(StandardCharsets.UTF_8);

        for (String to : List.of(
                "unsubscribe",
                "postmaster",
                token(MailFunction.REPLY),
                token(MailFunction.ANSWER),
                token(MailFunction.BOUNCE))) {
            receive.receive(new Delivered("", List.of(find(to)), theirs, arrival()));
        }

        assertTrue(effects().stream().allMatch("nothing"::equals), effects().toString());
        assertEquals(0, optOuts());
    }
}
