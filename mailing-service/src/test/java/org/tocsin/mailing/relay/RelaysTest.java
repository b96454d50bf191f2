package org.tocsin.mailing.relay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.tocsin.mailing.delivery.Transactions;
import org.tocsin.mailing.pace.Places;
import org.tocsin.mailing.pace.Rates;
import org.tocsin.mailing.smtp.Mail;
import org.tocsin.mailing.smtp.Outcome;
import org.tocsin.mailing.smtp.Patience;
import org.tocsin.mailing.smtp.Relay;
import org.tocsin.mailing.smtp.RelayUnavailable;
import org.tocsin.mailing.smtp.ScriptedRelay;
import org.tocsin.mailing.smtp.Tls;
import org.tocsin.mailing.smtp.Trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RelaysTest {

    private final ScriptedRelay large = new ScriptedRelay();
    private final ScriptedRelay small = new ScriptedRelay();
    private final List<RelaySession> sessions = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        sessions.forEach(RelaySession::close);
        large.close();
        small.close();
    }

    @Test
    void connectionsAreSharedByWeight() throws Exception {
        Relays relays = new Relays(List.of(route(large, 3), route(small, 1)));
        for (int i = 0; i < 8; i++) {
            sessions.add(relays.open());
        }
        assertEquals(6, greetings(large));
        assertEquals(2, greetings(small));
    }

    @Test
    void relayThatIsAwayIsLeftAloneAndTheOtherCarriesOn() throws Exception {
        Relays relays = new Relays(List.of(route(large, 3), route(small, 1)));
        large.close();
        for (int i = 0; i < 4; i++) {
            sessions.add(relays.open());
        }
        assertEquals(4, greetings(small));
        assertEquals(small.port(), port(relays.inOrder().get(0)));
    }

    @Test
    void reserveIsUsedOnlyWhileTheOthersAreAway() throws Exception {
        Relays relays = new Relays(List.of(route(large, 1), route(small, 0)));
        for (int i = 0; i < 5; i++) {
            sessions.add(relays.open());
        }
        assertEquals(0, greetings(small));
        large.close();
        sessions.add(relays.open());
        assertEquals(1, greetings(small));
    }

    @Test
    void reasonsOfAllAreGivenWhenNoneIsThere() throws Exception {
        Relays relays = new Relays(List.of(route(large, 1), route(small, 1)));
        large.close();
        small.answer("BANNER", "554 5.7.1 not you");
        String message = assertThrows(RelayUnavailable.class, relays::open).getMessage();
        assertTrue(message.contains("localhost:" + large.port()) && message.contains("not you"), message);
        assertFalse(relays.spares(relays.inOrder().get(0)));
    }

    @Test
    void relayThatLosesPipelinedCommandsIsAskedOneByOne() throws Exception {
        large.loseWhatIsPipelined();
        assertPipelinedInVainAndThenDelivered(Outcome.Deferred.class);
    }

    @Test
    void relayThatComplainsOfPipelinedCommandsIsAskedOneByOne() throws Exception {
        large.answer("RCPT", "503 5.5.1 improper use of pipelining", "250 ok");
        assertPipelinedInVainAndThenDelivered(Outcome.Deferred.class);
    }

    private void assertPipelinedInVainAndThenDelivered(Class<? extends Outcome> first) throws RelayUnavailable {
        Relays relays = new Relays(List.of(route(large, 1)));
        List<Outcome> outcomes = new ArrayList<>();
        RelaySession broken = relays.open();
        assertFalse(broken.send(mails(1), (mail, outcome) -> outcomes.add(outcome)));
        broken.close();
        assertInstanceOf(first, outcomes.get(0));
        sessions.add(relays.open());
        assertTrue(sessions.get(0).send(mails(3), (mail, outcome) -> outcomes.add(outcome)));
        assertEquals(3, large.received().size());
    }

    private static Iterator<Mail> mails(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new Mail(
                        "b@x.example",
                        "r" + i + "@readers.example",
                        "Subject: hello\r\n\r\ntext\r\n".getBytes(StandardCharsets.US_ASCII)))
                .iterator();
    }

    private static long greetings(ScriptedRelay relay) {
        return relay.commands().stream()
                .filter(command -> command.startsWith("EHLO"))
                .count();
    }

    private static int port(Route route) {
        return Integer.parseInt(route.toString().split(":", -1)[1]);
    }

    private static Route route(ScriptedRelay server, int weight) {
        Relay relay = new Relay(
                "localhost",
                server.port(),
                "client.example",
                Tls.NONE,
                Trust.ofTheRuntime(),
                Optional.empty(),
                new Patience(
                        Duration.ofSeconds(1), Duration.ofMillis(400), Duration.ofSeconds(20), Duration.ofMinutes(5)));
        return new Route(
                relay,
                weight,
                new Rates(relay.toString(), Optional.empty(), Map.of(), Optional.empty(), Optional.empty()),
                new Places(new NoDatabase()));
    }

    /** Nobody asks for a limit that there is not. */
    private static final class NoDatabase implements Transactions {

        @Override
        public <T> T inNew(Function<Handle, T> work) {
            throw new AssertionError("asked although nothing is limited");
        }

        @Override
        public <T> T inOne(Function<Handle, T> work) {
            return inNew(work);
        }
    }
}
