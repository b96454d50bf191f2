package org.tocsin.mailing.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChunkingTest {

    private final ScriptedRelay server = new ScriptedRelay();

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"250-relay.example\r\n250-PIPELINING\r\n250 CHUNKING", "250-relay.example\r\n250 CHUNKING"})
    void contentGoesAsItIsAndAsAWhole(String offer) throws Exception {
        server.answer("EHLO", offer);
        Map<String, Outcome> outcomes =
                send(mail("r0", ".dot\r\n.\r\nend\r\n"), mail("r1", "without an end"), mail("r2", "x\r\n"));
        outcomes.values().forEach(outcome -> assertInstanceOf(Outcome.Accepted.class, outcome));
        assertEquals(
                List.of(".dot\r\n.\r\nend\r\n", "without an end\r\n", "x\r\n"),
                server.received().stream().map(ScriptedRelay.Received::content).toList());
        assertTrue(server.commands().contains("BDAT 16 LAST"));
        assertTrue(server.commands().stream().noneMatch(command -> command.startsWith("DATA")));
    }

    @Test
    void contentForWhomTheRelayRefusesNeverLeaves() throws Exception {
        server.answer("EHLO", "250-relay.example\r\n250-PIPELINING\r\n250 CHUNKING")
                .answer("RCPT", "550 5.1.1 nobody", "250 ok");
        Map<String, Outcome> outcomes = send(mail("r0", "x\r\n"), mail("r1", "y\r\n"));
        assertEquals(new Outcome.Refused("550 5.1.1 nobody", true), outcomes.get("r0@readers.example"));
        assertInstanceOf(Outcome.Accepted.class, outcomes.get("r1@readers.example"));
        assertEquals(1, server.received().size());
    }

    @Test
    void cutAfterTheChunkIsUncertainAndTheMailBehindItIsDeferred() throws Exception {
        server.answer("EHLO", "250-relay.example\r\n250-PIPELINING\r\n250 CHUNKING")
                .answer("BDAT", ScriptedRelay.CUT);
        Map<String, Outcome> outcomes = send(mail("r0", "x\r\n"), mail("r1", "y\r\n"));
        assertInstanceOf(Outcome.Uncertain.class, outcomes.get("r0@readers.example"));
        assertInstanceOf(Outcome.Deferred.class, outcomes.get("r1@readers.example"));
    }

    private static Mail mail(String reader, String content) {
        return new Mail("b@x.example", reader + "@readers.example", content.getBytes(StandardCharsets.US_ASCII));
    }

    private Map<String, Outcome> send(Mail... mails) throws RelayUnavailable {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        try (RelayConnection connection = RelayConnection.open(new Relay(
                "localhost",
                server.port(),
                "client.example",
                Tls.NONE,
                Trust.ofTheRuntime(),
                Optional.empty(),
                new Patience(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(20),
                        Duration.ofMinutes(5))))) {
            connection.send(List.of(mails).iterator(), (mail, outcome) -> outcomes.put(mail.recipient(), outcome));
        }
        return outcomes;
    }
}
