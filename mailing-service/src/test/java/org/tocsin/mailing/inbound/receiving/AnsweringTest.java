package org.tocsin.mailing.inbound.receiving;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.tocsin.events.wire.OptOutAcknowledgement;
import org.tocsin.mailing.ReadersMailbox;
import org.tocsin.mailing.message.MessageId;
import org.tocsin.mailing.transactional.QueueMail;
import org.tocsin.tokens.MailFunction;
import org.tocsin.tokens.MailTokens;
import org.tocsin.tokens.Pseudonyms;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Who writes, and what is mailed because of it. */
@QuarkusTest
class AnsweringTest {

    private static final Duration BUSY_MACHINE = Duration.ofSeconds(30);

    private static final String PUBLISHER = "alerts@threatpost.example";

    ReadersMailbox mailboxes;

    @Inject
    ReceiveMail receive;

    @Inject
    QueueMail queue;

    @Inject
    Addressees addressees;

    @Inject
    MailTokens tokens;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    Jdbi database;

    private final UUID reader = UUID.randomUUID();
    private final UUID campaign = UUID.randomUUID();
    private final String email = "r" + reader + "@readers.example";
    private final String peer = "2001:db8:" + Integer.toHexString(reader.hashCode() & 0xffff) + ":"
            + Integer.toHexString(reader.hashCode() >>> 16) + "::1";

    @BeforeEach
    void subscribe() {
        database.useHandle(handle -> {
            handle.execute(
                    "insert into subscriber (id, version, email, name, locale, confirmed_at) values (?, 1, ?, 'Ada', 'en', now())",
                    reader,
                    email);
            handle.execute(
                    "insert into preference (subscriber_id, topic, opted_in, since, via) values (?, 'newsletter', true, now(), 'form')",
                    reader);
        });
    }

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

    private void campaignWasSent() {
        database.useHandle(handle -> {
            handle.execute(
                    "insert into campaign (id, kind, topic, subject, markdown, state, created_at, started_at, finished_at)"
                            + " values (?, 'newsletter', 'newsletter', 'News', 'Text', 'sent', now(), now(), now())",
                    campaign);
            handle.execute(
                    "insert into delivery (campaign_id, subscriber_id, state, epoch) values (?, ?, 'accepted', 1)",
                    campaign,
                    reader);
        });
    }

    private void take(String to, String... lines) throws IOException {
        take(arrival(), to, lines);
    }

    /** Each with an id of its own, as every mail program gives one; a body where the lines have none. */
    private void take(Arrival arrival, String to, String... lines) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(("Message-ID: <" + UUID.randomUUID() + "@readers.example>\r\n").getBytes(StandardCharsets.UTF_8));
        for (String line : lines) {
            message.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        message.write((Arrays.asList(lines).contains("") ? "" : "\r\nBye.\r\n").getBytes(StandardCharsets.UTF_8));
        receive.receive(new Delivered("sender@readers.example", List.of(find(to)), message.toByteArray(), arrival));
    }

    private Arrival arrival() {
        return new Arrival(Arrival.Way.SMTP, peer);
    }

    private Addressee find(String localPart) {
        return addressees.find(localPart + "@reply.threatpost.example").orElseThrow();
    }

    private String token(MailFunction function) {
        return tokens.localPart(function, reader, "newsletter", campaign, LocalDate.of(2026, 11, 23));
    }

    private static String localPart(String address) {
        return address.substring(0, address.indexOf('@'));
    }

    private MimeMessage delivered(String address) {
        await().atMost(BUSY_MACHINE).until(() -> !mailboxes.of(address).isEmpty());
        return mailboxes.of(address).get(0);
    }

    private MimeMessage withSubject(String address, String subject) {
        await().atMost(BUSY_MACHINE)
                .until(() -> mailboxes.of(address).stream().anyMatch(mail -> subject.equals(subjectOf(mail))));
        return mailboxes.of(address).stream()
                .filter(mail -> subject.equals(subjectOf(mail)))
                .findFirst()
                .orElseThrow();
    }

    private static String subjectOf(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String text(MimeMessage mail) throws IOException, MessagingException {
        Object content = mail.getContent();
        return content instanceof jakarta.mail.Multipart parts
                ? parts.getBodyPart(0).getContent().toString()
                : content.toString();
    }

    private static String source(MimeMessage mail) throws IOException, MessagingException {
        ByteArrayOutputStream source = new ByteArrayOutputStream();
        mail.writeTo(source);
        return source.toString(StandardCharsets.UTF_8);
    }

    private List<String> effects() {
        return database.withHandle(handle -> handle.createQuery(
                        "select effect from inbound_mail where subscriber_id = :reader order by received_at")
                .bind("reader", reader)
                .mapTo(String.class)
                .list());
    }

    private int optOuts() {
        return database.withHandle(handle -> handle.createQuery(
                        "select count(*) from outbox where topic = 'opt-out-requests' and key = :reader")
                .bind("reader", reader.toString())
                .mapTo(Integer.class)
                .one());
    }
}
