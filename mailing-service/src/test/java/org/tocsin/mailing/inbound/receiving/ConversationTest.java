package org.tocsin.mailing.inbound.receiving;

import java.io.IOException;
import java.util.List;

import jakarta.mail.internet.MimeMessage;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.tocsin.tokens.MailFunction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Words go between readers and the publisher, and neither learns the other's address. */
@QuarkusTest
class ConversationTest extends Writing {

    @Test
    void replyReachesThePublisherWithoutTheReadersAddressAndTheAnswerComesBack() throws Exception {
        String subject = "Re: Your alert " + reader;
        take(token(MailFunction.REPLY), "From: Ada <" + email + ">", "Subject: " + subject, "", "Which versions?");

        MimeMessage forwarded = withSubject(PUBLISHER, subject);
        String source = source(forwarded);
        assertTrue(text(forwarded).contains("Which versions?"));
        assertFalse(source.contains(email), "the address stays hidden");
        String answerTo = forwarded.getReplyTo()[0].toString();

        take(localPart(answerTo), "From: " + PUBLISHER, "Subject: Re: unsubscribe", "", "All before 1.2.");

        MimeMessage answer = delivered(email);
        assertTrue(text(answer).contains("All before 1.2."));
        assertTrue(answer.getReplyTo()[0].toString().startsWith("r"), "the conversation can go on");
        assertEquals(0, optOuts());
    }

    @Test
    void whoeverAsksForHelpIsAnsweredByAPerson() throws Exception {
        String words = "help " + email;
        take(token(MailFunction.REPLY), "From: " + email, "Subject: " + words);

        assertEquals(List.of("forwarded"), effects());
        assertTrue(text(withSubject(PUBLISHER, words)).contains("Just answer"));
    }

    @Test
    void onlyThePublisherCanAnswerAReader() throws IOException {
        take(token(MailFunction.ANSWER), "From: eve@elsewhere.example", "Subject: Re: hello", "", "Click here!");

        assertEquals(List.of("from-only"), effects());
    }
}
