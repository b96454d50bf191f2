package org.tocsin.mailing.inbound.receiving;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.tocsin.tokens.MailFunction;
import org.tocsin.tokens.MailTokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What follows when an operator says that a message was misunderstood. */
@QuarkusTest
class CorrectMailTest {

    @Inject
    ReceiveMail receive;

    @Inject
    CorrectMail correct;

    @Inject
    CorrectedBy correctedBy;

    @Inject
    Addressees addressees;

    @Inject
    MailTokens tokens;

    @Inject
    Jdbi database;

    private final UUID reader = UUID.randomUUID();
    private final UUID campaign = UUID.randomUUID();
    private final String email = "c" + reader + "@readers.example";

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
    void whomOnlyFromNamesIsAskedAndNotRemoved() {
        UUID message = take("unsubscribe", "From: " + email, "Subject: Enough of this");

        String followed = followed(message, Correction.LEAVE_EVERYTHING);

        assertTrue(followed.contains("asked by mail"), followed);
        assertEquals(List.of(), leavings());
        assertTrue(followed(message, Correction.BOUNCE).contains("nothing was counted"));
        assertEquals(List.of(), leavings());
    }

    @Test
    void whoeverATokenNamesLeaves() {
        UUID message = take(token("newsletter", MailFunction.REPLY), "Subject: I have had it with you");

        followed(message, Correction.LEAVE_TOPIC);
        followed(message, Correction.COMPLAINT);

        assertEquals(List.of("newsletter by operator", "everything by complaint"), leavings());
    }

    @Test
    void topicThatNobodyKnowsIsNotLeftByGuess() {
        UUID message = take(token("topic-of-old", MailFunction.REPLY), "Subject: I have had it with you");

        assertTrue(followed(message, Correction.LEAVE_TOPIC).contains("Nobody knows which topic"));
        assertEquals(List.of(), leavings());
    }

    @Test
    void mailboxThatDoesNotExistGetsNoMoreMail() {
        UUID message =
                take(token("newsletter", MailFunction.BOUNCE), "From: it@readers.example", "Subject: Ada is gone");

        followed(message, Correction.BOUNCE);

        assertEquals(List.of("everything by bounce"), leavings());
    }

    @Test
    void bounceThatWasNoneCountsNoMore() {
        UUID message = take(
                token("newsletter", MailFunction.BOUNCE),
                "From: MAILER-DAEMON@mx.readers.example",
                "Subject: Undelivered Mail Returned to Sender",
                "",
                "<" + email + ">: mailbox is full");
        assertEquals(1, bounces());

        followed(message, Correction.NOTHING);

        assertEquals(0, bounces());
    }

    @Test
    void replyIsForwardedAfterAll() {
        UUID message = take(
                token("newsletter", MailFunction.REPLY),
                "Subject: Out of office: but I have a question",
                "",
                "Which one?");

        assertEquals("It was forwarded to the publisher.", followed(message, Correction.REPLY));
        assertEquals("It had been corrected so before; nothing more followed.", followed(message, Correction.REPLY));
    }

    @Test
    void strangerCannotBeRemoved() {
        UUID message = take("unsubscribe", "From: eve" + reader + "@elsewhere.example", "Subject: hello");

        assertTrue(followed(message, Correction.LEAVE_EVERYTHING).contains("Nobody knows whose"));
        assertTrue(correct.correct(UUID.randomUUID(), Correction.NOTHING, "operator")
                .isEmpty());
    }

    @Test
    void whoCorrectedItStaysReadableWhenTheDataKeyChanges() {
        UUID message = take(token("newsletter", MailFunction.REPLY), "Subject: I have had it with you");
        followed(message, Correction.NOTHING);
        byte[] before = storedName(message);

        assertTrue(correctedBy.sealAgain(new byte[] {0, 0, 0, 0}) > 0);

        assertFalse(Arrays.equals(before, storedName(message)), "sealed anew");
        assertEquals(Optional.of("Ada of the desk"), correctedBy.open(storedName(message)));
    }

    private byte[] storedName(UUID message) {
        return database.withHandle(handle -> handle.createQuery("select corrected_by from inbound_mail where id = :id")
                .bind("id", message)
                .mapTo(byte[].class)
                .one());
    }

    private String followed(UUID message, Correction correction) {
        return correct.correct(message, correction, "Ada of the desk").orElseThrow();
    }

    /** Answers the id under which it is written down. */
    private UUID take(String to, String... lines) {
        String head = "Message-ID: <" + UUID.randomUUID() + "@readers.example>\r\n";
        byte[] raw = (head + String.join("\r\n", lines) + "\r\n\r\nText\r\n").getBytes(StandardCharsets.UTF_8);
        Addressee addressee = addressees.find(to + "@reply.threatpost.example").orElseThrow();
        receive.receive(new Delivered(
                "sender@readers.example", List.of(addressee), raw, new Arrival(Arrival.Way.SMTP, "192.0.2.9")));
        return database.withHandle(
                handle -> handle.createQuery("select id from inbound_mail where message_hash = decode(:hash, 'hex')")
                        .bind("hash", MessageHash.of(raw).hex())
                        .mapTo(UUID.class)
                        .one());
    }

    private String token(String topic, MailFunction function) {
        return tokens.localPart(function, reader, topic, campaign, LocalDate.of(2026, 11, 23));
    }

    private List<String> leavings() {
        return database.withHandle(handle -> handle.createQuery(
                        """
                        select coalesce(body ->> 'topic', 'everything') || ' by ' || (body ->> 'via')
                        from (select position, convert_from(payload, 'UTF8')::json as body from outbox
                              where topic = 'opt-out-requests' and key = :reader) request
                        order by position
                        """)
                .bind("reader", reader.toString())
                .mapTo(String.class)
                .list());
    }

    private int bounces() {
        return database.withHandle(
                handle -> handle.createQuery("select count(*) from bounce where subscriber_id = :reader")
                        .bind("reader", reader)
                        .mapTo(Integer.class)
                        .one());
    }
}
