package org.tocsin.preference.recalling;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.backing.BackingServices;
import org.tocsin.backing.Ports;
import org.tocsin.preference.command.RecallCommand;
import org.tocsin.preference.confirming.ConfirmedReaders;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class RecallsTest {

    private static final String SPONSOR = "kaspersky-lab";

    private static String cursor = "p0";

    @Inject
    ConfirmedReaders readers;

    @Inject
    SendRecalls sendRecalls;

    @Inject
    RecallQueue queue;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void noneIsLeftOfOtherTests() {
        jdbi.useHandle(handle ->
                handle.execute("update recall set next_attempt_at = null, dead_at = null, acknowledged_at = now()"));
    }

    @Test
    void sponsorIsCalledAndAcknowledges() throws IOException {
        UUID recall = recall();
        try (ScriptedSponsor sponsor = new ScriptedSponsor()) {
            sendRecalls.send(sponsor.webhook());
            sendRecalls.send(sponsor.webhook());

            ScriptedSponsor.Call call = sponsor.calls().get(0);
            assertEquals(1, sponsor.calls().size());
            assertTrue(call.signed());
            assertEquals(recall.toString(), call.id());
            assertTrue(call.body().contains("\"reason\":\"erased\""), call.body());
            assertFalse(call.body().contains("@"), call.body());
        }
        assertEquals(1, count("acknowledged_at is not null and next_attempt_at is null and id = '" + recall + "'"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 308, 400, 410, 429, 500})
    void everythingButTwoHundredIsTriedAgainUnderTheSameId(int status) throws IOException {
        recall();
        try (ScriptedSponsor sponsor = new ScriptedSponsor(status)) {
            sendRecalls.send(sponsor.webhook());
            assertEquals(1, count("acknowledged_at is null and problem = 'answered " + status + "'"));
            letTimePass(Duration.ofSeconds(10));
            sendRecalls.send(sponsor.webhook());

            assertEquals(
                    1,
                    sponsor.calls().stream()
                            .map(ScriptedSponsor.Call::id)
                            .distinct()
                            .count());
            assertEquals(2, sponsor.calls().size());
        }
        assertEquals(0, count("next_attempt_at is not null"));
    }

    @Test
    void nobodyIsCalledBeforeThePauseIsOver() throws IOException {
        recall();
        try (ScriptedSponsor sponsor = new ScriptedSponsor(503)) {
            sendRecalls.send(sponsor.webhook());
            letTimePass(Duration.ofSeconds(3));
            sendRecalls.send(sponsor.webhook());

            assertEquals(1, sponsor.calls().size());
        }
    }

    @Test
    void receiverThatWasDownForADayIsCalledWithinTheHour() throws IOException {
        UUID recall = recall();
        Webhook nobody = new Webhook(
                SPONSOR, URI.create("http://localhost:" + Ports.free() + "/"), List.of(ScriptedSponsor.SECRET));
        int attempts = 0;
        for (int minutes = 0; minutes < 24 * 60; minutes += 30) {
            sendRecalls.send(nobody);
            attempts++;
            letTimePass(Duration.ofMinutes(30));
        }
        assertTrue(count("attempts > 20 and attempts <= " + attempts) == 1, "tried all day, at growing intervals");

        try (ScriptedSponsor back = new ScriptedSponsor()) {
            letTimePass(Duration.ofHours(1));
            sendRecalls.send(back.webhook());
            assertEquals(recall.toString(), back.calls().get(0).id());
        }
        assertEquals(1, count("acknowledged_at is not null and id = '" + recall + "'"));
    }

    @Test
    void recallIsADeadLetterAfterAWeekAndIsSentAgainOnCommand() throws IOException {
        UUID recall = recall();
        try (ScriptedSponsor sponsor = new ScriptedSponsor(500, 500)) {
            sendRecalls.send(sponsor.webhook());
            letTimePass(Duration.ofDays(7));
            sendRecalls.send(sponsor.webhook());
            letTimePass(Duration.ofDays(1));
            sendRecalls.send(sponsor.webhook());
            assertEquals(2, sponsor.calls().size());
            assertTrue(run(1, "list").contains(recall + "  kaspersky-lab  erased"));

            assertEquals("1 will be sent again\n", run(0, "resend", recall.toString()));
            sendRecalls.send(sponsor.webhook());
            assertEquals(3, sponsor.calls().size());
        }
        assertEquals("0 dead letters\n", run(0, "list"));
    }

    @Test
    void replicasSideBySideCallOnce() throws IOException {
        for (int i = 0; i < 50; i++) {
            recall();
        }
        try (ScriptedSponsor sponsor = new ScriptedSponsor()) {
            List.of(1, 2, 3, 4).parallelStream().forEach(replica -> sendRecalls.send(sponsor.webhook()));

            assertEquals(50, sponsor.calls().size());
            assertEquals(
                    50,
                    sponsor.calls().stream()
                            .map(ScriptedSponsor.Call::id)
                            .distinct()
                            .count());
        }
    }

    @Test
    void whatAReplicaSaysOfAClaimThatRanOutIsNotHeard() {
        recall();
        DueRecall slow = queue.claim(SPONSOR, 1, Duration.ofSeconds(30)).get(0);
        letTimePass(Duration.ofSeconds(31));
        DueRecall quick = queue.claim(SPONSOR, 1, Duration.ofSeconds(30)).get(0);

        queue.postpone(slow, "too late", Duration.ZERO, Duration.ofDays(7));
        assertEquals(0, count("problem = 'too late'"));
        queue.acknowledge(quick);
        queue.postpone(quick, "too late", Duration.ZERO, Duration.ofDays(7));

        assertEquals(1, count("id = '" + quick.id() + "' and next_attempt_at is null and problem is null"));
    }

    @Test
    void whatWaitsIsMeasured() {
        recall();

        String measured = given().get("/q/metrics").asString();

        assertTrue(measured.contains("tocsin_recalls_waiting 1.0"), measured);
        assertTrue(measured.contains("tocsin_recalls_dead 0.0"));
    }

    /** Of somebody who was shared and is erased. */
    private UUID recall() {
        UUID subscriber = readers.sharingWith(SPONSOR, "newsletter");
        readAll();
        readers.tellOfErasure(subscriber);
        return jdbi.withHandle(handle -> handle.createQuery("select id from recall order by position desc limit 1")
                .mapTo(UUID.class)
                .one());
    }

    private static void readAll() {
        String before = "";
        while (!before.equals(cursor)) {
            before = cursor;
            cursor = given().header("Authorization", "Bearer only-for-the-tests-of-one-sponsor")
                    .get("/api/v1/sponsors/kaspersky-lab/subscribers?cursor=" + cursor)
                    .jsonPath()
                    .getString("next");
        }
    }

    /** All that is waiting grows older. */
    private void letTimePass(Duration duration) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update recall
                           set next_attempt_at = next_attempt_at - make_interval(secs => :seconds),
                               trying_since = trying_since - make_interval(secs => :seconds)
                         where next_attempt_at is not null
                        """)
                .bind("seconds", duration.toSeconds())
                .execute());
    }

    private int count(String condition) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from recall where " + condition)
                .mapTo(Integer.class)
                .one());
    }

    private String run(int code, String... words) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        RecallCommand command =
                new RecallCommand(() -> new DeadRecalls(jdbi), new PrintStream(output, true, StandardCharsets.UTF_8));
        assertEquals(code, command.run(List.of(words)), output::toString);
        return output.toString(StandardCharsets.UTF_8);
    }
}
