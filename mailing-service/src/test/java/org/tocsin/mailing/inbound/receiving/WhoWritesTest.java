package org.tocsin.mailing.inbound.receiving;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.mail.internet.MimeMessage;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.tocsin.mailing.message.MessageId;
import org.tocsin.tokens.MailFunction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** By what a writer is known, and what each of it proves. */
@QuarkusTest
class WhoWritesTest extends Writing {

    private static final String OUR_SERVER = "Authentication-Results: mx.threatpost.example; ";

    @Test
    void messageThatAnswersOursIsKnownByItsMessageIdAlone() throws IOException {
        campaignWasSent();
        String ours = new MessageId(campaign, reader).in("threatpost.example");

        take("unsubscribe", "From: other@elsewhere.example", "Subject: unsubscribe", "In-Reply-To: " + ours);

        assertEquals(List.of("opt-out-requested"), effects());
    }

    @Test
    void messageIdOfAMailThatWasNeverSentProvesNothing() throws IOException {
        String guessed = new MessageId(UUID.randomUUID(), reader).in("threatpost.example");

        take("unsubscribe", "From: other@elsewhere.example", "Subject: unsubscribe", "References: " + guessed);

        assertEquals(List.of(), effects());
    }

    @Test
    void fromAloneLeadsToAQuestionAtTheAddressOnFileOnceADay() throws Exception {
        for (int i = 0; i < 3; i++) {
            take("unsubscribe", "From: Ada <" + email.toUpperCase(Locale.ROOT) + ">", "Subject: unsubscribe");
        }

        assertEquals(List.of("confirmation-mailed", "limit-reached", "limit-reached"), effects());
        MimeMessage question = delivered(email);
        assertTrue(text(question).contains("/unsubscribe/"), "it has the link");
        assertEquals("auto-replied", question.getHeader("Auto-Submitted", null));
        assertEquals(0, optOuts());
    }

    @Test
    void oneNetworkCannotMakeUsWriteToManyReaders() throws IOException {
        database.useHandle(handle -> handle.execute(
                "insert into inbound_allowance (kind, whom, day, used)"
                        + " select 'question-network', ?, current_date + n, 20 from generate_series(-1, 1) as n",
                pseudonyms.of("allowance", "192.0.2")));

        take(new Arrival(Arrival.Way.SMTP, "192.0.2.7"), "unsubscribe", "From: " + email, "Subject: unsubscribe");

        assertEquals(List.of("held"), effects());
    }

    @Test
    void bounceWithATokenCountsAndAForgedOneDoesNot() throws IOException {
        take("bounces", report("ada@readers.example", ""));
        assertEquals(0, optOuts());

        take(
                "bounces",
                report(
                        "ada@readers.example",
                        "Return-Path: <" + token(MailFunction.BOUNCE) + "@reply.threatpost.example>"));

        assertEquals(List.of("bounce-counted"), effects());
        assertEquals(1, optOuts());
    }

    @Test
    void complaintIsKnownByTheCopyThatItReturns() throws IOException {
        take(
                "complaints",
                "From: fbl@provider.example",
                "Subject: complaint",
                "Content-Type: multipart/report; report-type=feedback-report; boundary=b",
                "",
                "--b",
                "Content-Type: message/feedback-report",
                "",
                "Feedback-Type: abuse",
                "Version: 1",
                "",
                "--b",
                "Content-Type: message/rfc822",
                "",
                "From: " + PUBLISHER,
                "Reply-To: " + token(MailFunction.REPLY) + "@reply.threatpost.example",
                "Subject: News",
                "",
                "Text",
                "--b--");

        assertEquals(List.of("opt-out-requested"), effects());
    }

    /** Somebody had the mail passed on to them: only its reader can lose by that, and is told so. */
    @Test
    void tokenOutranksTheMailThatIsAnsweredAndBothOutrankFrom() throws IOException {
        campaignWasSent();
        Reader other = another();
        String theirs = new MessageId(campaign, other.id()).in("threatpost.example");

        take(token(MailFunction.REPLY), "From: " + other.email(), "Subject: unsubscribe", "In-Reply-To: " + theirs);

        assertEquals(List.of("opt-out-requested"), effects());
        assertEquals(List.of(), effects(other.id()));
    }

    @Test
    void nearestMailInReferencesIsTheOneThatIsAnswered() throws IOException {
        campaignWasSent();
        Reader other = another();
        String references = new MessageId(campaign, other.id()).in("threatpost.example") + "\r\n "
                + new MessageId(campaign, reader).in("threatpost.example");

        take("unsubscribe", "From: " + other.email(), "Subject: unsubscribe", "References: " + references);

        assertEquals(List.of("opt-out-requested"), effects());
        assertEquals(List.of(), effects(other.id()));
    }

    @Test
    void whatOurMailServerCallsForgedAsksNobody() throws IOException {
        take("unsubscribe", OUR_SERVER + "dmarc=fail", "From: " + email, "Subject: unsubscribe");

        assertEquals(List.of(), effects(), "From is not believed");
        assertEquals(0, mailsToTheReader());
    }

    @Test
    void whatOurMailServerConfirmsIsAskedAllTheSame() throws IOException {
        take("unsubscribe", OUR_SERVER + "dmarc=pass", "From: " + email, "Subject: unsubscribe");

        assertEquals(List.of("confirmation-mailed"), effects());
        assertEquals(0, optOuts());
    }

    @Test
    void tokenIsProofWhateverBecameOfFromOnTheWay() throws IOException {
        take(token(MailFunction.REPLY), OUR_SERVER + "dmarc=fail", "From: " + email, "Subject: unsubscribe");

        assertEquals(List.of("opt-out-requested"), effects());
    }

    private static String[] report(String recipient, String ours) {
        return new String[] {
            "From: MAILER-DAEMON@mx.readers.example",
            "Subject: Undelivered",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
            "",
            "--b",
            "Content-Type: message/delivery-status",
            "",
            "Reporting-MTA: dns; mx.readers.example",
            "",
            "Final-Recipient: rfc822; " + recipient,
            "Action: failed",
            "Status: 5.1.1",
            "",
            "--b",
            "Content-Type: message/rfc822",
            "",
            ours + (ours.isEmpty() ? "" : "\r\n") + "Subject: News",
            "",
            "Text",
            "--b--"
        };
    }
}
