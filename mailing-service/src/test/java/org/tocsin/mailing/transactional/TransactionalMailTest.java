package org.tocsin.mailing.transactional;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.events.EventType;
import org.tocsin.events.WireFormat;
import org.tocsin.events.wire.AccountMail;
import org.tocsin.events.wire.AccountMatter;
import org.tocsin.events.wire.ConfirmationMail;
import org.tocsin.events.wire.MailRequest;
import org.tocsin.events.wire.OptOutAcknowledgement;
import org.tocsin.events.wire.SignInMail;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.mailing.EventTopics;
import org.tocsin.mailing.ReadersMailbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class TransactionalMailTest {

    private static final Instant LONG_FROM_NOW = Instant.parse("2999-12-31T23:59:00Z");
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");
    private static final String LINK = "https://news.threatpost.example/confirm/a.confirm.abc?x=1&y=\"2\"";

    ReadersMailbox readers;

    @Inject
    EventTopics topics;

    @Inject
    TransactionalMails mails;

    @Inject
    Jdbi jdbi;

    private final UUID mail = UUID.randomUUID();
    private final UUID reader = UUID.randomUUID();
    private final String address = "r" + reader + "@readers.example";

    @Test
    void theSamplesOfTheContractAreRecorded() {
        topics.publishSample(EventType.CONFIRMATION_MAIL_REQUESTED, reader);
        topics.publishSample(EventType.OPT_OUT_ACKNOWLEDGEMENT_REQUESTED, reader);

        await().until(() ->
                state(UUID.fromString("5f1d0b6e-3c55-4e63-8b1e-6a0e3f6d2c11")).isPresent()
                        && state(UUID.fromString("9c3a1e77-52b5-4b16-8a68-7a3f5c1c0d33"))
                                .isPresent());
    }

    @Test
    void aConfirmationSaysWhoAsksForWhatAndHowToAgree() throws Exception {
        request(confirmation("Anna", LONG_FROM_NOW));

        MimeMessage message = delivered();
        assertEquals("Please confirm your subscription to Threatpost", message.getSubject());
        assertArrayEquals(new String[] {"auto-generated"}, message.getHeader("Auto-Submitted"));
        assertEquals("<" + mail + "@threatpost.example>", message.getMessageID());
        assertTrue(text(message).contains("Hello Anna,"));
        assertTrue(text(message).contains("  * Security alerts"));
        assertTrue(text(message).contains(LINK));
        assertTrue(text(message).contains("1 Example Street"));
        assertTrue(html(message).contains("<li>Security alerts</li>"));
        assertTrue(html(message).contains("href=\"" + LINK.replace("&", "&amp;").replace("\"", "&quot;") + "\""));
        await().until(() -> state(mail).equals(Optional.of("accepted")));
    }

    @Test
    void aRequestThatArrivesTwiceIsSentOnce() {
        UUID other = UUID.randomUUID();
        request(confirmation("Anna", LONG_FROM_NOW));
        request(confirmation("Anna", LONG_FROM_NOW));
        delivered();
        request(confirmation("Anna", LONG_FROM_NOW));
        request(confirmation(other, "Second", LONG_FROM_NOW));

        await().until(() -> state(other).equals(Optional.of("accepted")));
        assertEquals(2, readers.of(address).size());
    }

    @Test
    void mailWaitsForARelayThatIsAway() {
        readers.close();
        request(confirmation("Anna", LONG_FROM_NOW));
        await().until(() -> state(mail).equals(Optional.of("deferred")));

        readers.open();

        delivered();
        await().until(() -> state(mail).equals(Optional.of("accepted")));
    }

    @Test
    void aHostileNameStaysAName() throws Exception {
        request(confirmation("<b>{letter.link}</b>\r\nBcc: victim@readers.example", LONG_FROM_NOW));

        MimeMessage message = delivered();
        assertNull(message.getHeader("Bcc"));
        assertTrue(html(message).contains("<p>Hello,</p>"), "a name with an address in it is left out");
        assertFalse(html(message).contains("<b>"));
    }

    @Test
    void templateSyntaxInANameIsText() throws Exception {
        request(confirmation("{letter.link} {7*7} <i>", LONG_FROM_NOW));

        MimeMessage message = delivered();
        assertTrue(text(message).contains("Hello {letter.link} {7*7} <i>,"));
        assertTrue(html(message).contains("Hello {letter.link} {7*7} &lt;i&gt;,"));
    }

    @Test
    void anAddressThatWouldBreakTheEnvelopeIsRefused() {
        request(new ConfirmationMail(
                mail,
                reader,
                "a@b.example>\r\nRCPT TO:<victim@readers.example",
                Optional.empty(),
                "en",
                LINK,
                List.of(),
                LONG_FROM_NOW));

        await().until(() -> state(mail).equals(Optional.of("refused")));
        assertEquals(List.of(), readers.of("victim@readers.example"));
    }

    @Test
    void whatNobodyWantsAnyMoreExpires() {
        request(confirmation("Anna", LONG_AGO));

        await().until(() -> state(mail).equals(Optional.of("expired")));
        assertEquals(List.of(), readers.of(address));
        assertEquals(Optional.empty(), request(mail), "neither address nor link are kept");
    }

    @Test
    void aSignInLinkGoesToTheAddressThatAsked() throws Exception {
        var request = new SignInMail(mail, reader, address, Optional.of("Zoë"), "en", LINK, LONG_FROM_NOW);
        topics.publish(EventType.SIGN_IN_MAIL_REQUESTED, reader, request);

        MimeMessage message = delivered();
        assertEquals("Your link to sign in at Threatpost", message.getSubject());
        assertTrue(text(message).contains(LINK));
        assertTrue(html(message).contains("Show me my data"));
    }

    @Test
    void aLetterAboutAPlannedErasureSaysWhenAndHowToTakeItBack() throws Exception {
        topics.publish(EventType.ACCOUNT_MAIL_REQUESTED, reader, about(AccountMatter.ERASURE_PLANNED));

        MimeMessage message = delivered();
        assertEquals("Your data at Threatpost will be erased", message.getSubject());
        assertTrue(text(message).contains("Tuesday, 31 December 2999, 23:59 UTC"));
        assertTrue(text(message).contains(LINK));
        assertTrue(html(message).contains("Keep my data after all"));
    }

    @Test
    void whoIsErasedGetsTheLastLetterAndNoOther() throws Exception {
        jdbi.useHandle(handle -> handle.execute(
                "insert into subscriber (id, version, erased_at) values (?, 9223372036854775807, now())", reader));
        topics.publish(EventType.CONFIRMATION_MAIL_REQUESTED, reader, confirmation("Anna", LONG_FROM_NOW));
        await().until(() -> state(mail).equals(Optional.of("refused")));

        topics.publish(EventType.ACCOUNT_MAIL_REQUESTED, reader, about(AccountMatter.ERASED));

        assertEquals("Your data at Threatpost is erased", delivered().getSubject());
    }

    @Test
    void anAcknowledgementGoesToTheAddressOnFileWithoutAReturnPath() throws Exception {
        acknowledge();
        await().until(() -> state(mail).equals(Optional.of("deferred")));
        var state = new SubscriberState(reader, 1, address, Optional.of("Zoë"), "en", LONG_AGO, List.of());
        topics.publish(EventType.SUBSCRIBER_CONFIRMED, reader, state);

        MimeMessage message = delivered();
        assertArrayEquals(new String[] {"auto-replied"}, message.getHeader("Auto-Submitted"));
        assertArrayEquals(new String[] {"<>"}, message.getHeader("Return-Path"));
        assertTrue(text(message).contains("Hello Zoë,"));
        assertTrue(text(message).contains("  * Newsletter"));
        assertTrue(text(message).contains(LINK));
    }

    @Test
    void aConfirmationThatWasCutOffIsSentAgainAndAnAcknowledgementIsNot() {
        UUID acknowledgement = UUID.randomUUID();
        cutOff(mail, "confirmation", confirmation("Anna", LONG_FROM_NOW));
        cutOff(acknowledgement, "opt-out-acknowledgement", acknowledgement(acknowledgement));

        mails.settleCutOff();

        delivered();
        assertEquals(Optional.of("uncertain"), state(acknowledgement));
    }

    @Test
    void mailToAReaderWhoseKeyCannotBeReadNowIsTriedAgain() {
        jdbi.useTransaction(handle -> {
            handle.execute("insert into reader_key (subscriber_id, key_id, wrapped) values (?, -1, '\\x00')", reader);
            handle.execute(
                    """
                    insert into subscriber (id, version, email, locale, confirmed_at)
                    values (?, 1, 'sealed.1.AAAA', 'en', now())""",
                    reader);
        });
        acknowledge();

        await().until(() -> state(mail).equals(Optional.of("deferred")));
        jdbi.useHandle(handle -> handle.execute("delete from reader_key where subscriber_id = ?", reader));
    }

    @Test
    void theOutcomeOfAClaimThatRanOutChangesNothing() {
        var stale =
                new ClaimedMail(mail, MailKind.CONFIRMATION, 1, confirmation("Anna", LONG_FROM_NOW), Optional.empty());
        cutOff(mail, "confirmation", stale.request());
        jdbi.useHandle(handle -> handle.execute("update transactional_mail set attempt = 2 where mail_id = ?", mail));

        mails.settle(stale, Outcome.refused());

        assertFalse(state(mail).equals(Optional.of("refused")));
    }

    private void request(ConfirmationMail request) {
        topics.publish(EventType.CONFIRMATION_MAIL_REQUESTED, reader, request);
    }

    private void acknowledge() {
        topics.publish(EventType.OPT_OUT_ACKNOWLEDGEMENT_REQUESTED, reader, acknowledgement(mail));
    }

    private ConfirmationMail confirmation(String name, Instant expiresAt) {
        return confirmation(mail, name, expiresAt);
    }

    private ConfirmationMail confirmation(UUID mailId, String name, Instant expiresAt) {
        return new ConfirmationMail(
                mailId, reader, address, Optional.of(name), "en", LINK, List.of("security-alerts"), expiresAt);
    }

    private AccountMail about(AccountMatter matter) {
        return new AccountMail(
                UUID.randomUUID(),
                reader,
                address,
                Optional.of("Anna"),
                "en",
                matter.word(),
                Optional.of(LINK),
                Optional.of(LONG_FROM_NOW),
                LONG_FROM_NOW);
    }

    private OptOutAcknowledgement acknowledgement(UUID mailId) {
        return new OptOutAcknowledgement(mailId, reader, List.of("newsletter"), LINK, LONG_FROM_NOW);
    }

    /** As a sender leaves it that dies between the claim and the outcome. */
    private void cutOff(UUID mailId, String kind, MailRequest request) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into transactional_mail
                               (mail_id, subscriber_id, kind, state, attempt, claimed_until, request, expires_at)
                        values (:mail, :reader, :kind, 'claimed', 1, now() - interval '1 second', :request, :expiresAt)""")
                .bind("mail", mailId)
                .bind("reader", reader)
                .bind("kind", kind)
                .bind("request", new String(WireFormat.write(request), StandardCharsets.UTF_8))
                .bind("expiresAt", LONG_FROM_NOW)
                .execute());
    }

    private Optional<String> state(UUID mailId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select state from transactional_mail where mail_id = :mail")
                        .bind("mail", mailId)
                        .mapTo(String.class)
                        .findOne());
    }

    private Optional<String> request(UUID mailId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select request from transactional_mail where mail_id = :mail")
                        .bind("mail", mailId)
                        .mapTo(String.class)
                        .findOne());
    }

    private MimeMessage delivered() {
        await().atMost(Duration.ofSeconds(30)).until(() -> !readers.of(address).isEmpty());
        return readers.of(address).get(0);
    }

    private static String text(MimeMessage message) throws MessagingException, IOException {
        return part(message, 0);
    }

    private static String html(MimeMessage message) throws MessagingException, IOException {
        return part(message, 1);
    }

    private static String part(MimeMessage message, int index) throws MessagingException, IOException {
        return (String)
                ((MimeMultipart) message.getContent()).getBodyPart(index).getContent();
    }
}
