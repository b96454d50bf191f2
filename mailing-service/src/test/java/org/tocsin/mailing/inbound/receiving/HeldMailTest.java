package org.tocsin.mailing.inbound.receiving;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.tocsin.tokens.MailFunction;
import org.tocsin.tokens.MailTokens;
import org.tocsin.tokens.Pseudonyms;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What is more than a day allows: shown, kept, and mailed on another day. */
@QuarkusTest
class HeldMailTest {

    private static final String SECRET = "only-for-the-tests-never-in-production";

    @Inject
    ReceiveMail receive;

    @Inject
    ReleaseHeld release;

    @Inject
    CorrectMail correct;

    @Inject
    Addressees addressees;

    @Inject
    MailTokens tokens;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    Jdbi database;

    private final String account = "replies" + UUID.randomUUID() + "@threatpost.example at mail.threatpost.example";

    @AfterEach
    void endWaiting() {
        database.useHandle(handle -> handle.execute("delete from inbound_held where network = ?", network()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Arrival.Way.class,
            names = {"IMAP", "POP3", "WEBHOOK"})
    void mailboxFullOfOldRepliesIsNotForwardedAllAtOnce(Arrival.Way way) {
        used(Limit.FORWARD, Limit.FORWARD.handedOn() - 2);

        List<UUID> readers =
                IntStream.range(0, 5).mapToObj(number -> reply(way)).toList();

        assertEquals(
                List.of("forwarded", "forwarded", "held", "held", "held"),
                readers.stream().map(this::effect).toList());
    }

    @Test
    void whatWaitsIsShown() {
        used(Limit.FORWARD, Limit.FORWARD.handedOn());
        reply(Arrival.Way.IMAP);
        for (String shown : List.of("for another day", "so it waits for a day that has room")) {
            RestAssured.given()
                    .auth()
                    .preemptive()
                    .basic("operator", SECRET)
                    .accept("text/html")
                    .get(shown.startsWith("so") ? "/inbound?held=true" : "/inbound")
                    .then()
                    .statusCode(200)
                    .body(containsString(shown));
        }
    }

    @Test
    void whatWaitsIsForwardedOnceADayHasRoom() {
        used(Limit.FORWARD, Limit.FORWARD.handedOn());
        UUID reader = reply(Arrival.Way.IMAP);
        release.release();
        assertEquals("held", effect(reader), "not on the same day");

        dayGoesBy();
        release.release();
        assertEquals("held", effect(reader), "not while there is no room");

        used(Limit.FORWARD, 0);
        release.release();
        release.release();

        assertEquals("forwarded", effect(reader));
        assertEquals(1, mailsOf(reader));
    }

    @Test
    void readerIsNotAskedAgainAndAgainOverTheDays() {
        used(Limit.QUESTION, Limit.QUESTION.handedOn());
        UUID reader = subscribed();
        for (int i = 0; i < 3; i++) {
            take("unsubscribe", "From: " + email(reader), "Subject: unsubscribe");
        }
        assertEquals(List.of("held", "held", "held"), effects(reader));
        used(Limit.QUESTION, 0);
        dayGoesBy();

        release.release();

        assertEquals(List.of("confirmation-mailed", "limit-reached", "limit-reached"), effects(reader));
        assertEquals(1, mailsOf(reader));
    }

    @Test
    void everyReaderWhoseFromAloneAsksIsAskedOnTheSameDay() {
        List<UUID> readers = Stream.generate(this::subscribed)
                .limit(Limit.QUESTION.perNetwork() + 5)
                .toList();

        readers.forEach(reader -> take("unsubscribe", "From: " + email(reader), "Subject: unsubscribe"));

        assertEquals(
                List.of("confirmation-mailed"),
                readers.stream().map(this::effect).distinct().toList());
    }

    @Test
    void whatAnOperatorForwardsWaitsNoLonger() {
        used(Limit.FORWARD, Limit.FORWARD.handedOn());
        UUID reader = reply(Arrival.Way.IMAP);
        correct.correct(id(reader), Correction.REPLY, "operator");
        used(Limit.FORWARD, 0);
        dayGoesBy();

        release.release();

        assertEquals(1, mailsOf(reader));
    }

    @Test
    void whatIsNotKeptAnyMoreWaitsNoLonger() {
        used(Limit.FORWARD, Limit.FORWARD.handedOn());
        UUID reader = reply(Arrival.Way.IMAP);
        database.useHandle(handle -> handle.execute(
                "delete from inbound_raw where message_hash in (select message_hash from inbound_mail where subscriber_id = ?)",
                reader));
        used(Limit.FORWARD, 0);
        dayGoesBy();

        release.release();

        assertEquals("limit-reached", effect(reader));
        assertEquals(0, mailsOf(reader));
    }

    /** A human reply from a reader of their own, whom it answers. */
    private UUID reply(Arrival.Way way) {
        UUID reader = UUID.randomUUID();
        String to = tokens.localPart(
                MailFunction.REPLY, reader, "newsletter", UUID.randomUUID(), LocalDate.of(2026, 11, 23));
        take(way, to, "Subject: Re: An alert of long ago", "", "Which versions?");
        return reader;
    }

    private UUID subscribed() {
        UUID reader = UUID.randomUUID();
        database.useHandle(handle -> {
            handle.execute(
                    "insert into subscriber (id, version, email, name, locale, confirmed_at) values (?, 1, ?, 'Ada', 'en', now())",
                    reader,
                    email(reader));
            handle.execute(
                    "insert into preference (subscriber_id, topic, opted_in, since, via) values (?, 'newsletter', true, now(), 'form')",
                    reader);
        });
        return reader;
    }

    private static String email(UUID reader) {
        return "r" + reader + "@readers.example";
    }

    private void take(String to, String... lines) {
        take(Arrival.Way.IMAP, to, lines);
    }

    private void take(Arrival.Way way, String to, String... lines) {
        String head = "Message-ID: <" + UUID.randomUUID() + "@readers.example>\r\n";
        byte[] raw = (head + String.join("\r\n", lines) + "\r\n\r\nBye.\r\n").getBytes(StandardCharsets.UTF_8);
        receive.receive(new Delivered(
                "sender@readers.example",
                List.of(addressees.find(to + "@reply.threatpost.example").orElseThrow()),
                raw,
                new Arrival(way, account)));
    }

    /** On any day around this one, lest midnight come in between. */
    private void used(Limit limit, int used) {
        database.useHandle(handle -> handle.execute(
                "insert into inbound_allowance (kind, whom, day, used)"
                        + " select ?, ?, current_date + n, ? from generate_series(-1, 1) as n"
                        + " on conflict (kind, whom, day) do update set used = excluded.used",
                limit.word() + "-network",
                network(),
                used));
    }

    private void dayGoesBy() {
        database.useHandle(handle ->
                handle.execute("update inbound_held set not_before = not_before - 2 where network = ?", network()));
    }

    private String network() {
        return new Origin(true, pseudonyms.of("allowance", account)).text();
    }

    private UUID id(UUID reader) {
        return database.withHandle(
                handle -> handle.createQuery("select id from inbound_mail where subscriber_id = :reader")
                        .bind("reader", reader)
                        .mapTo(UUID.class)
                        .one());
    }

    private String effect(UUID reader) {
        return effects(reader).get(0);
    }

    private List<String> effects(UUID reader) {
        return database.withHandle(handle -> handle.createQuery(
                        "select effect from inbound_mail where subscriber_id = :reader order by received_at")
                .bind("reader", reader)
                .mapTo(String.class)
                .list());
    }

    private int mailsOf(UUID reader) {
        return database.withHandle(
                handle -> handle.createQuery("select count(*) from transactional_mail where subscriber_id = :reader")
                        .bind("reader", reader)
                        .mapTo(Integer.class)
                        .one());
    }
}
