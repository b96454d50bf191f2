package org.tocsin.mailing.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RelayConnectionTest {

    private static final String BODY = "Subject: hello\r\n\r\n.leading dot\r\n..two\r\n.\r\nend\r\n";

    private final ScriptedRelay server = new ScriptedRelay();
    private Duration age = Duration.ofMinutes(5);

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void severalMailsShareOneConnectionAndArriveAsTheyWere() throws Exception {
        Map<String, Outcome> outcomes = send(mails(20));
        assertEquals(20, outcomes.size());
        outcomes.values().forEach(outcome -> assertInstanceOf(Outcome.Accepted.class, outcome));
        assertEquals(20, server.received().size());
        assertEquals(BODY, server.received().get(7).content());
        assertEquals("r7@readers.example", server.received().get(7).to());
        assertEquals(
                1, server.commands().stream().filter(c -> c.startsWith("EHLO")).count());
    }

    @Test
    void relayWithoutPipeliningIsAskedStepByStep() throws Exception {
        server.answer("EHLO", "250 relay.example").answer("RCPT", "250 ok", "550 5.1.1 nobody", "250 ok");
        Map<String, Outcome> outcomes = send(mails(3));
        assertInstanceOf(Outcome.Accepted.class, outcomes.get("r0@readers.example"));
        assertInstanceOf(Outcome.Refused.class, outcomes.get("r1@readers.example"));
        assertInstanceOf(Outcome.Accepted.class, outcomes.get("r2@readers.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "DOT"})
    void permanentRefusalConcernsOneMailOnly(String word) throws Exception {
        String usual = word.equals("DATA") ? "354 go" : "250 ok";
        server.answer(word, usual, "550 5.1.1 no such user", usual);
        Map<String, Outcome> outcomes = send(mails(4));
        assertEquals(
                new Outcome.Refused("550 5.1.1 no such user", word.equals("RCPT")), outcomes.get("r1@readers.example"));
        assertEquals(3, accepted(outcomes));
        assertEquals(3, server.received().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "DOT"})
    void transientRefusalDefersOneMailOnly(String word) throws Exception {
        String usual = word.equals("DATA") ? "354 go" : "250 ok";
        server.answer(word, usual, "450 4.2.1 later", usual);
        Map<String, Outcome> outcomes = send(mails(4));
        assertEquals(
                new Outcome.Deferred("450 4.2.1 later", Outcome.Cause.RECIPIENT), outcomes.get("r1@readers.example"));
        assertEquals(3, accepted(outcomes));
    }

    @Test
    void cutAfterTheDotIsUncertainAndTheMailBehindItIsDeferred() throws Exception {
        server.answer("DOT", "250 ok", ScriptedRelay.KEPT_THEN_CUT);
        Iterator<Mail> mails = mails(4).iterator();
        Map<String, Outcome> outcomes = send(mails);
        assertInstanceOf(Outcome.Accepted.class, outcomes.get("r0@readers.example"));
        assertInstanceOf(Outcome.Uncertain.class, outcomes.get("r1@readers.example"));
        assertRelayDeferred(outcomes.get("r2@readers.example"));
        assertTrue(mails.hasNext(), "the fourth has not begun");
    }

    @Test
    void cutInALargeBodyIsDeferred() throws Exception {
        server.answer("DOT", ScriptedRelay.CUT_IN_BODY);
        byte[] large = (BODY + "0123456789\r\n".repeat(2_000_000)).getBytes(StandardCharsets.US_ASCII);
        server.answer("EHLO", "250-relay.example\r\n250 PIPELINING");
        Map<String, Outcome> outcomes = send(List.of(new Mail("b@x.example", "r0@readers.example", large)));
        assertRelayDeferred(outcomes.get("r0@readers.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
    void cutBeforeTheContentIsDeferred(String word) throws Exception {
        server.answer(word, ScriptedRelay.CUT);
        Iterator<Mail> mails = mails(3).iterator();
        Map<String, Outcome> outcomes = send(mails);
        assertEquals(1, outcomes.size());
        assertRelayDeferred(outcomes.get("r0@readers.example"));
    }

    @Test
    void silenceAfterTheDotEndsAndIsUncertain() throws Exception {
        server.answer("DOT", ScriptedRelay.SILENCE);
        assertInstanceOf(Outcome.Uncertain.class, send(mails(1)).get("r0@readers.example"));
    }

    @Test
    void silenceBeforeTheDotEndsAndIsDeferred() throws Exception {
        server.answer("RCPT", ScriptedRelay.SILENCE);
        assertRelayDeferred(send(mails(1)).get("r0@readers.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "2x0 ok", "250_ok", "250-ok\r\n550 no", ""})
    void whatIsNotSmtpEndsTheConnection(String garbage) throws Exception {
        server.answer("DATA", garbage);
        assertRelayDeferred(send(mails(2)).get("r0@readers.example"));
    }

    @Test
    void endlessReplyLineIsCutShort() throws Exception {
        server.answer("MAIL", "250 " + "x".repeat(100_000));
        assertRelayDeferred(send(mails(2)).get("r0@readers.example"));
    }

    @Test
    void endlessReplyIsCutShort() throws Exception {
        server.answer("MAIL", "250-more\r\n".repeat(1_000) + "250 end");
        assertRelayDeferred(send(mails(2)).get("r0@readers.example"));
    }

    @Test
    void replyNobodyAskedForIsNeverTakenForAnAcceptance() throws Exception {
        server.answer("DATA", "354 go ahead\r\n250 2.0.0 taken, honestly").answer("DOT", ScriptedRelay.CUT);
        Outcome outcome = send(mails(1)).get("r0@readers.example");
        assertFalse(outcome instanceof Outcome.Accepted, outcome.toString());
    }

    @Test
    void replyKeptInTheLedgerIsShortPrintableAscii() throws Exception {
        server.answer("RCPT", "550 5.1.1 b\u00e4d \u0007\u001b[31m" + "x".repeat(1000));
        String reply = send(mails(1)).get("r0@readers.example").reply();
        assertTrue(reply.length() <= 500 && reply.chars().allMatch(c -> c >= ' ' && c < 0x7f), reply);
    }

    @Test
    void closingReplyDefersAndEndsTheConnection() throws Exception {
        server.answer("RCPT", "250 ok", "421 4.3.2 shutting down");
        Map<String, Outcome> outcomes = send(mails(3));
        assertInstanceOf(Outcome.Accepted.class, outcomes.get("r0@readers.example"));
        assertRelayDeferred(outcomes.get("r1@readers.example"));
        assertFalse(outcomes.containsKey("r2@readers.example"));
    }

    @Test
    void relayThatWantsAuthenticationIsNotTheRecipientsFault() throws Exception {
        server.answer("MAIL", "530 5.7.0 authentication required");
        assertRelayDeferred(send(mails(1)).get("r0@readers.example"));
    }

    @Test
    void tooLargeForTheRelayIsRefusedWithoutAsking() throws Exception {
        server.answer("EHLO", "250-relay.example\r\n250 SIZE 10");
        assertInstanceOf(Outcome.Refused.class, send(mails(1)).get("r0@readers.example"));
        assertTrue(server.commands().stream().noneMatch(c -> c.startsWith("MAIL")));
    }

    @Test
    void addressOutsideAsciiNeedsSmtputf8() throws Exception {
        Mail mail = new Mail("b@x.example", "j\u00f8rgen@readers.example", BODY.getBytes(StandardCharsets.US_ASCII));
        assertInstanceOf(
                Outcome.Refused.class, send(List.of(mail)).values().iterator().next());
        server.answer("EHLO", "250-relay.example\r\n250-PIPELINING\r\n250 SMTPUTF8");
        assertInstanceOf(
                Outcome.Accepted.class, send(List.of(mail)).values().iterator().next());
        assertTrue(server.commands().contains("MAIL FROM:<b@x.example> SMTPUTF8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b>\r\nRCPT TO:<victim@readers.example", "a b@c", "", "a\nb@c", "a\u0000@b", "a<b@c"})
    void addressCannotCarryACommand(String address) throws Exception {
        Mail mail = new Mail("b@x.example", address, BODY.getBytes(StandardCharsets.US_ASCII));
        assertInstanceOf(Outcome.Refused.class, send(List.of(mail)).get(address));
        assertTrue(server.commands().stream().noneMatch(c -> c.startsWith("RCPT")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 4.3.2 busy", "554 5.7.1 go away", ScriptedRelay.CUT, ScriptedRelay.SILENCE, "junk"})
    void unfriendlyGreetingMeansNoMailHasBegun(String banner) {
        server.answer("BANNER", banner);
        assertThrows(RelayUnavailable.class, () -> RelayConnection.open(relay()));
    }

    @Test
    void relayThatKnowsNoEhloIsGreetedTheOldWay() throws Exception {
        server.answer("EHLO", "500 5.5.1 what?");
        assertInstanceOf(Outcome.Accepted.class, send(mails(1)).get("r0@readers.example"));
    }

    @Test
    void portWithoutListenerIsUnavailable() throws Exception {
        server.close();
        assertThrows(RelayUnavailable.class, () -> RelayConnection.open(relay()));
    }

    @Test
    void passwordGoesOutAsTheRelayWantsIt() throws Exception {
        server.answer("EHLO", "250-relay.example\r\n250 AUTH LOGIN PLAIN").answer("AUTH", "235 2.7.0 welcome");
        RelayConnection.open(relay(Tls.WHEN_OFFERED, Optional.of(new Credentials("user", "secret"))))
                .close();
        assertTrue(server.commands().contains("AUTH PLAIN AHVzZXIAc2VjcmV0"));
    }

    @Test
    void wrongPasswordIsUnavailableAndNotPrinted() {
        server.answer("EHLO", "250-relay.example\r\n250 AUTH PLAIN").answer("AUTH", "535 5.7.8 no");
        RelayUnavailable thrown = assertThrows(
                RelayUnavailable.class,
                () -> RelayConnection.open(relay(Tls.NONE, Optional.of(new Credentials("user", "secret")))));
        assertFalse(thrown.getMessage().contains("secret"));
    }

    @Test
    void requiredTlsIsNeverGivenUp() {
        assertThrows(RelayUnavailable.class, () -> RelayConnection.open(relay(Tls.REQUIRED, Optional.empty())));
        server.answer("EHLO", "250-relay.example\r\n250 STARTTLS").answer("STARTTLS", "454 4.7.0 not now");
        assertThrows(RelayUnavailable.class, () -> RelayConnection.open(relay(Tls.WHEN_OFFERED, Optional.empty())));
    }

    @Test
    void connectionIsNotUsedForever() throws Exception {
        age = Duration.ZERO;
        try (RelayConnection connection = RelayConnection.open(relay())) {
            assertFalse(connection.usable());
            assertFalse(connection.broken());
        }
    }

    @Test
    void relayThatHasHungUpMeanwhileLosesNothing() throws Exception {
        try (RelayConnection connection = RelayConnection.open(relay())) {
            assertTrue(connection.usable());
            server.hangUp();
            Map<String, Outcome> outcomes = new LinkedHashMap<>();
            connection.send(mails(1).iterator(), (mail, outcome) -> outcomes.put(mail.recipient(), outcome));
            assertRelayDeferred(outcomes.get("r0@readers.example"));
            assertFalse(connection.usable());
        }
    }

    private static long accepted(Map<String, Outcome> outcomes) {
        return outcomes.values().stream()
                .filter(Outcome.Accepted.class::isInstance)
                .count();
    }

    private static void assertRelayDeferred(Outcome outcome) {
        assertEquals(
                Outcome.Cause.RELAY,
                assertInstanceOf(Outcome.Deferred.class, outcome).cause());
    }

    private static List<Mail> mails(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new Mail("b@x.example", "r" + i + "@readers.example", BODY.getBytes(StandardCharsets.US_ASCII)))
                .toList();
    }

    private Map<String, Outcome> send(List<Mail> mails) throws RelayUnavailable {
        return send(mails.iterator());
    }

    private Map<String, Outcome> send(Iterator<Mail> mails) throws RelayUnavailable {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        try (RelayConnection connection = RelayConnection.open(relay())) {
            connection.send(mails, (mail, outcome) -> outcomes.put(mail.recipient(), outcome));
        }
        return outcomes;
    }

    private Relay relay() {
        return relay(Tls.WHEN_OFFERED, Optional.empty());
    }

    private Relay relay(Tls tls, Optional<Credentials> credentials) {
        return new Relay(
                "localhost",
                server.port(),
                "client.example",
                tls,
                Trust.ofTheRuntime(),
                credentials,
                new Patience(Duration.ofSeconds(1), Duration.ofMillis(400), Duration.ofSeconds(20), age));
    }
}
