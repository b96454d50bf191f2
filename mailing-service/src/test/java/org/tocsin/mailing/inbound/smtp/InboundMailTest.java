package org.tocsin.mailing.inbound.smtp;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.backing.BackingServices;
import org.tocsin.mailing.inbound.receiving.ForgetRawMail;
import org.tocsin.mailing.inbound.receiving.RawMail;
import org.tocsin.tokens.MailFunction;
import org.tocsin.tokens.MailTokens;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class InboundMailTest {

    private static final String DOMAIN = "@reply.threatpost.example";
    private static final String READER = "ada@readers.example";

    private final UUID subscriber = UUID.randomUUID();
    private final UUID campaign = UUID.randomUUID();

    @Inject
    SmtpListener listener;

    @Inject
    MailTokens tokens;

    @Inject
    Jdbi database;

    @Inject
    ForgetRawMail forgetRawMail;

    @Inject
    RawMail rawMail;

    private SmtpClient client;

    @BeforeEach
    void connect() throws IOException {
        client = new SmtpClient(listener.port());
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
    }

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
    void addressInCapitalsIsTheSameAddress() throws IOException {
        String shouted = address(MailFunction.REPLY).toUpperCase(Locale.ROOT);

        client.deliver(READER, shouted, message("Subject: unsubscribe"));

        assertEquals(1, topicsEnded().size());
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
    void rawMessageIsRemovedAfterItsTimeAndWhatWasUnderstoodStays() throws IOException {
        client.deliver(READER, address(MailFunction.REPLY), message("Subject: unsubscribe"));
        forgetRawMail.forget();
        assertEquals(1, rawMessages());

        database.useHandle(
                handle -> handle.execute("update inbound_raw set received_at = received_at - interval '31 days'"));
        forgetRawMail.forget();

        assertEquals(0, rawMessages());
        assertEquals(List.of("unsubscribe"), understood());
    }

    @Test
    void rawMessageOfAnErasedPersonIsRemoved() throws IOException {
        client.deliver(READER, address(MailFunction.REPLY), message("Subject: Hello"));
        database.useHandle(handle ->
                handle.execute("insert into subscriber (id, version, erased_at) values (?, 2, now())", subscriber));

        forgetRawMail.forget();

        assertEquals(0, rawMessages());
    }

    @Test
    void recipientsElsewhereAreRefused() throws IOException {
        assertTrue(client.deliver(READER, "eve@elsewhere.example", message("Subject: hi"))
                .startsWith("550 5.1.1"));
        assertTrue(
                client.deliver(READER, "sales" + DOMAIN, message("Subject: hi")).startsWith("550 5.1.1"));
    }

    @Test
    void tokenWithOneBitFlippedIsRefused() throws IOException {
        String address = address(MailFunction.REPLY);
        char last = address.charAt(address.indexOf('@') - 8);
        String forged = address.substring(0, address.indexOf('@') - 8)
                + (last == 'a' ? 'b' : 'a')
                + address.substring(address.indexOf('@') - 7);

        assertTrue(
                client.deliver(READER, forged, message("Subject: unsubscribe")).startsWith("550 5.1.1"));
    }

    @Test
    void tokenOfOneFunctionDoesNotServeForAnother() throws IOException {
        String forged = "u" + address(MailFunction.BOUNCE).substring(1);

        assertTrue(client.deliver(READER, forged, message("Subject: hi")).startsWith("550 5.1.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r\n.\r", "\r.\r\n", "\n\r\n.\r", "\r\n\n.\n"})
    void lineEndsThatOtherServersTakeForTheEndSmuggleNothing(String end) throws IOException {
        client.say("MAIL FROM:<" + READER + ">");
        client.say("RCPT TO:<" + address(MailFunction.REPLY) + ">");
        client.say("DATA");
        String smuggled = "Subject: hi\r\n\r\ntext" + end + "MAIL FROM:<eve@elsewhere.example>\r\nRCPT TO:<"
                + address(MailFunction.UNSUBSCRIBE) + ">\r\nDATA\r\nSubject: unsubscribe\r\n\r\n.";

        String reply = client.say(smuggled);

        assertTrue(reply.startsWith("550 5.5.2"), reply);
        assertTrue(client.say("NOOP").startsWith("250"), "the conversation is where it was");
        assertEquals(List.of(), understood());
    }

    @Test
    void messageToTenTokensIsTenReadersRequest() throws IOException {
        List<UUID> readers = Stream.generate(UUID::randomUUID).limit(10).toList();
        client.say("MAIL FROM:<" + READER + ">");
        for (UUID reader : readers) {
            client.say("RCPT TO:<" + address(MailFunction.REPLY, reader, LocalDate.of(2026, 11, 23)) + ">");
        }
        client.say("DATA");

        assertTrue(client.say(message("Subject: unsubscribe") + "\r\n.").startsWith("250"));
        readers.forEach(reader -> assertEquals(List.of("newsletter"), topicsEnded(reader)));
    }

    @Test
    void tokenOfLongAgoStillUnsubscribes() throws IOException {
        client.deliver(
                READER,
                address(MailFunction.REPLY, subscriber, LocalDate.of(2019, 2, 1)),
                message("Subject: unsubscribe"));

        assertEquals(List.of("newsletter"), topicsEnded());
    }

    @Test
    void replyOfSomebodyErasedIsTakenAndNobodyIsWrittenTo() throws IOException {
        database.useHandle(handle ->
                handle.execute("insert into subscriber (id, version, erased_at) values (?, 2, now())", subscriber));

        String reply = client.deliver(READER, address(MailFunction.REPLY), message("Subject: unsubscribe"));

        assertTrue(reply.startsWith("250"), reply);
        assertEquals(List.of("newsletter"), topicsEnded());
        int mailed = database.withHandle(
                handle -> handle.createQuery("select count(*) from transactional_mail where subscriber_id = :reader")
                        .bind("reader", subscriber)
                        .mapTo(Integer.class)
                        .one());
        assertEquals(0, mailed);
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
    void hundredMegabytesAreCutOffAndHurtNobody() throws IOException {
        client.say("MAIL FROM:<" + READER + ">");
        client.say("RCPT TO:<" + address(MailFunction.REPLY) + ">");
        client.say("DATA");
        String megabyte = ("x".repeat(62) + "\r\n").repeat(16_384);
        String end = "";
        try {
            for (int i = 0; i < 100; i++) {
                client.write(megabyte);
            }
            end = client.say(".");
        } catch (SocketException cut) {
            end = cut.getMessage();
        }

        assertFalse(end.startsWith("250"), end);
        try (SmtpClient next = new SmtpClient(listener.port())) {
            assertTrue(next.deliver(READER, address(MailFunction.REPLY), message("Subject: unsubscribe"))
                    .startsWith("250"));
        }
        assertEquals(List.of("newsletter"), topicsEnded());
    }

    @Test
    void messageInChunksIsTakenLikeAnyOther() throws IOException {
        String message = message("Subject: unsubscribe");
        client.say("MAIL FROM:<" + READER + ">");
        client.say("RCPT TO:<" + address(MailFunction.REPLY) + ">");
        client.write("BDAT 10\r\n" + message.substring(0, 10));
        client.reply();
        client.write("BDAT " + (message.length() - 10) + " LAST\r\n" + message.substring(10));

        assertTrue(client.reply().startsWith("250"));
        assertEquals(1, topicsEnded().size());
    }

    @Test
    void bareLineFeedInAChunkIsRefused() throws IOException {
        client.say("MAIL FROM:<" + READER + ">");
        client.say("RCPT TO:<" + address(MailFunction.REPLY) + ">");
        client.write("BDAT 24 LAST\r\nSubject: unsubscribe\n\nBye");

        assertTrue(client.reply().startsWith("550 5.5.2"));
        assertEquals(List.of(), topicsEnded());
    }

    @Test
    void dotThatWasPutInFrontOfTheFirstLineIsTakenAwayAgain() throws IOException {
        client.deliver(READER, address(MailFunction.REPLY), "..Oddly: named\r\n" + message("Subject: unsubscribe"));

        assertEquals(List.of("newsletter"), topicsEnded());
        assertTrue(raw().startsWith(".Oddly: named"));
    }

    @Test
    void commandsMayComeAheadOfTheirReplies() throws IOException {
        assertTrue(client.greeting().contains("PIPELINING"), client.greeting());
        assertTrue(client.greeting().contains("SMTPUTF8") && client.greeting().contains("8BITMIME"));

        client.write("MAIL FROM:<" + READER + ">\r\nRCPT TO:<" + address(MailFunction.REPLY) + ">\r\nDATA\r\n");
        assertTrue(client.reply().startsWith("250"));
        assertTrue(client.reply().startsWith("250"));
        assertTrue(client.reply().startsWith("354"));
        client.write(message("Subject: unsubscribe") + "\r\n.\r\nNOOP\r\n");
        assertTrue(client.reply().startsWith("250"));
        assertTrue(client.reply().startsWith("250"));
        assertEquals(List.of("newsletter"), topicsEnded());
    }

    @Test
    void lmtpHasAReplyForEveryRecipient() throws IOException {
        try (SmtpClient lmtp = new SmtpClient(listener.lmtpPort().orElseThrow(), "LHLO")) {
            assertTrue(lmtp.say("EHLO x").startsWith("500"));
            lmtp.say("MAIL FROM:<" + READER + ">");
            lmtp.say("RCPT TO:<" + address(MailFunction.REPLY) + ">");
            assertTrue(lmtp.say("RCPT TO:<eve@elsewhere.example>").startsWith("550"));
            lmtp.say("RCPT TO:<" + address(MailFunction.UNSUBSCRIBE) + ">");
            lmtp.say("DATA");

            assertTrue(lmtp.say(message("Subject: unsubscribe") + "\r\n.").startsWith("250"));
            assertTrue(lmtp.reply().startsWith("250"));
            assertTrue(lmtp.say("NOOP").startsWith("250"));
        }
        assertEquals(2, topicsEnded().size());
    }

    @Test
    void postmasterIsReachedWithAndWithoutADomain() throws IOException {
        client.say("MAIL FROM:<" + READER + ">");

        assertTrue(client.say("RCPT TO:<Postmaster" + DOMAIN + ">").startsWith("250"));
        assertTrue(client.say("RCPT TO:<postmaster>").startsWith("250"));
    }

    @Test
    void messageOfTwoMegabytesIsRefused() throws IOException {
        String line = "x".repeat(98) + "\r\n";

        String reply = client.deliver(READER, address(MailFunction.REPLY), "Subject: hi\r\n\r\n" + line.repeat(20_000));

        assertTrue(reply.startsWith("552 5.3.4"), reply);
        String announced = client.say("MAIL FROM:<" + READER + "> SIZE=2000000");
        assertTrue(announced.startsWith("552 5.3.4"), announced);
    }

    @Test
    void moreRecipientsThanAllowedAreRefusedForNow() throws IOException {
        client.say("MAIL FROM:<" + READER + ">");
        for (int i = 0; i < 20; i++) {
            assertTrue(
                    client.say("RCPT TO:<" + address(MailFunction.REPLY) + ">").startsWith("250"));
        }

        assertTrue(client.say("RCPT TO:<" + address(MailFunction.REPLY) + ">").startsWith("452"));
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

    @Test
    void emptyMessageIsTaken() throws IOException {
        client.say("MAIL FROM:<>");
        client.say("RCPT TO:<postmaster" + DOMAIN + ">");
        client.say("DATA");

        String reply = client.say(".");
        assertTrue(reply.startsWith("250"), reply);
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

    private io.restassured.response.ValidatableResponse operatorsList() {
        return RestAssured.given()
                .header("Authorization", "Bearer only-for-the-tests-never-in-production")
                .get("/api/v1/inbound?limit=20")
                .then()
                .statusCode(200);
    }

    private String address(MailFunction function) {
        return address(function, subscriber, LocalDate.of(2026, 11, 23));
    }

    private String address(MailFunction function, UUID reader, LocalDate day) {
        return tokens.localPart(function, reader, "newsletter", campaign, day) + DOMAIN;
    }

    /** Each with an id of its own, as every mail program gives one. */
    private static String message(String... lines) {
        return "Message-ID: <" + UUID.randomUUID() + "@readers.example>\r\n" + String.join("\r\n", lines)
                + "\r\n\r\nBye.";
    }

    private List<String> topicsEnded() {
        return topicsEnded(subscriber);
    }

    private List<String> topicsEnded(UUID reader) {
        return requests("coalesce(convert_from(payload, 'UTF8')::json->>'topic', 'everything')", reader);
    }

    private List<String> ways() {
        return requests("convert_from(payload, 'UTF8')::json->>'via'", subscriber);
    }

    private List<String> requests(String column, UUID reader) {
        return database.withHandle(handle -> handle.createQuery("select " + column + " from outbox where key = :key")
                .bind("key", reader.toString())
                .mapTo(String.class)
                .list());
    }

    private int rawMessages() {
        return database.withHandle(handle -> handle.createQuery(
                        """
                        select count(*) from inbound_raw join inbound_mail using (message_hash)
                        where subscriber_id = :subscriber
                        """)
                .bind("subscriber", subscriber)
                .mapTo(Integer.class)
                .one());
    }

    private String raw() {
        byte[] sealed = database.withHandle(handle -> handle.createQuery(
                        "select raw from inbound_raw join inbound_mail using (message_hash) where subscriber_id = :subscriber")
                .bind("subscriber", subscriber)
                .mapTo(byte[].class)
                .one());
        return new String(rawMail.open(sealed).orElseThrow(), StandardCharsets.UTF_8);
    }

    private List<String> understood() {
        return database.withHandle(
                handle -> handle.createQuery("select meaning from inbound_mail where subscriber_id = :subscriber")
                        .bind("subscriber", subscriber)
                        .mapTo(String.class)
                        .list());
    }
}
