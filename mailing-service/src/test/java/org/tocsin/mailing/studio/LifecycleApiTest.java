package org.tocsin.mailing.studio;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.mailing.ReadersMailbox;
import org.tocsin.mailing.delivery.Readers;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tocsin.mailing.studio.CampaignCalls.awaitState;
import static org.tocsin.mailing.studio.CampaignCalls.campaign;
import static org.tocsin.mailing.studio.CampaignCalls.operator;

@QuarkusTest
class LifecycleApiTest {

    private static final String TOPIC = "security-alerts";

    @Inject
    Jdbi jdbi;

    ReadersMailbox mailbox;
    private Readers readers;

    @BeforeEach
    void nobodyYet() {
        readers = new Readers(jdbi);
        readers.removeAll();
    }

    @Test
    void scheduledCampaignIsSentWhenItsTimeComes() {
        readers.add("planned@readers.example", TOPIC);
        String id = create(Map.of());
        Instant later = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        act(id, "schedule", Map.of("at", later.toString(), "timeZone", "Europe/Vienna"))
                .statusCode(202)
                .body("state", equalTo("scheduled"))
                .body("scheduledAt", equalTo(later.toString()))
                .body("timeZone", equalTo("Europe/Vienna"));
        jdbi.useHandle(handle -> handle.execute("update campaign set scheduled_at = now()"));
        awaitState(id, "sent");
        assertEquals(1, mailbox.of("planned@readers.example").size());
    }

    @Test
    void scheduledCampaignCanBeCancelled() {
        String id = create(Map.of());
        act(id, "schedule", Map.of("at", "2999-01-01T08:00", "timeZone", "Europe/Vienna"))
                .statusCode(202);
        act(id, "cancel", Map.of()).statusCode(202).body("state", equalTo("cancelled"));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-01T08:00:00Z, Europe/Vienna, at",
        "tomorrow, Europe/Vienna, at",
        "2999-01-01T08:00:00Z, Middle/Earth, timeZone",
        "2999-01-01T08:00:00Z, , timeZone",
        ", Europe/Vienna, at",
        "2030-03-31T02:30, Europe/Vienna, at"
    })
    void scheduleThatCannotBeKeptIsRefused(String at, String timeZone, String field) {
        Map<String, String> request = new HashMap<>();
        request.put("at", at);
        request.put("timeZone", timeZone);
        String id = create(Map.of());
        act(id, "schedule", request).statusCode(400).body("errors[0].field", equalTo(field));
        operator().get("/api/v1/campaigns/{id}", id).then().body("state", equalTo("draft"));
    }

    @Test
    void updateGoesToWhoeverGotTheAlertWhateverTheyFilterNow() {
        UUID filters = readers.add("filters@readers.example", TOPIC);
        UUID leaves = readers.add("leaves@readers.example", TOPIC);
        String first = create(Map.of("vendor", "Cisco", "severity", "high"));
        act(first, "send", Map.of()).statusCode(202);
        awaitState(first, "sent").body("counts.accepted", equalTo(2));
        readers.add("late@readers.example", TOPIC);
        readers.wish(filters, List.of("microsoft\n", "microsoft\n*"));
        readers.leave(leaves, TOPIC);

        String update = create(Map.of("vendor", "Cisco", "updates", first));
        act(update, "rehearse", why("late@readers.example")).statusCode(200).body("gets", equalTo(false));
        act(update, "send", Map.of()).statusCode(202);
        awaitState(update, "sent")
                .body("updates", equalTo(first))
                .body("counts.audience", equalTo(2))
                .body("counts.accepted", equalTo(1))
                .body("counts.suppressed", equalTo(1));
        assertEquals(2, mailbox.of("filters@readers.example").size());
        assertEquals(1, mailbox.of("leaves@readers.example").size());
        assertEquals(0, mailbox.of("late@readers.example").size());
    }

    @Test
    void interestsAndPausesDecideAndTheRehearsalSaysSo() {
        UUID other = readers.add("other@readers.example", TOPIC);
        readers.wish(other, List.of("microsoft\n", "microsoft\n*"));
        UUID paused = readers.add("paused@readers.example", TOPIC);
        readers.pause(paused);
        readers.add("all@readers.example", TOPIC);
        String id = create(Map.of("vendor", "Cisco", "product", "IOS XE", "severity", "high"));
        act(id, "rehearse", Map.of())
                .statusCode(200)
                .body("reach", equalTo(1))
                .body("suppressed.interests", equalTo(1))
                .body("suppressed.paused", equalTo(1));
        act(id, "rehearse", why("OTHER@readers.example"))
                .body("gets", equalTo(false))
                .body("reason", equalTo("interests"));
        act(id, "rehearse", why("all@readers.example")).body("gets", equalTo(true));
        act(id, "rehearse", Map.of("email", "all@readers.example")).statusCode(400);
        act(id, "rehearse", why("nobody@readers.example")).body("reason", containsString("nobody"));
        act(id, "send", Map.of()).statusCode(202);
        awaitState(id, "sent").body("counts.accepted", equalTo(1)).body("counts.suppressed", equalTo(2));
        operator()
                .get("/api/v1/campaigns/{id}/deliveries?state=suppressed", id)
                .then()
                .body("deliveries.reply", hasItem("interests"))
                .body("deliveries.reply", hasItem("paused"));
    }

    @Test
    void campaignForALanguageReachesItsRegions() {
        readers.add("en@readers.example", TOPIC);
        readers.speak(readers.add("at@readers.example", TOPIC), "de-AT");
        String id = create(Map.of("locale", "de"));
        act(id, "send", Map.of()).statusCode(202);
        awaitState(id, "sent").body("counts.accepted", equalTo(1)).body("counts.suppressed", equalTo(1));
        assertEquals(1, mailbox.of("at@readers.example").size());
    }

    @Test
    void progressIsToldOnceOrUntilTheEnd() {
        readers.add("watched@readers.example", TOPIC);
        String id = create(Map.of());
        act(id, "send", Map.of()).statusCode(202);
        String events = operator()
                .accept("text/event-stream")
                .get("/api/v1/campaigns/{id}/progress", id)
                .then()
                .statusCode(200)
                .contentType("text/event-stream")
                .extract()
                .asString();
        String last = events.substring(events.lastIndexOf("data:"));
        assertTrue(last.contains("\"state\":\"sent\"") && last.contains("\"sent\":1"), last);
        operator()
                .accept("application/json")
                .get("/api/v1/campaigns/{id}/progress", id)
                .then()
                .body("audience", equalTo(1))
                .body("prepared", equalTo(1))
                .body("sent", equalTo(1))
                .body("open", equalTo(0));
    }

    @Test
    void withdrawnAlertStopsAndStaysWithdrawn() {
        readers.add("warned@readers.example", TOPIC);
        String id = create(Map.of());
        act(id, "withdraw", Map.of()).statusCode(409);
        act(id, "send", Map.of()).statusCode(202);
        awaitState(id, "sent");
        act(id, "withdraw", Map.of()).statusCode(202).body("state", equalTo("withdrawn"));
        act(id, "withdraw", Map.of()).statusCode(202);
        act(id, "retry-failed", Map.of()).statusCode(409);
    }

    @Test
    void campaignWhoseTimeIsOverExpires() {
        readers.add("slow@readers.example", TOPIC);
        String id = create(Map.of("notAfter", "2999-01-01T00:00:00Z"));
        act(id, "schedule", Map.of("at", "2998-01-01T00:00:00Z", "timeZone", "UTC"))
                .statusCode(202);
        jdbi.useHandle(handle -> handle.execute("update campaign set not_after = now()"));
        awaitState(id, "expired");
        act(id, "send", Map.of()).statusCode(409);
        assertEquals(List.of(), mailbox.of("slow@readers.example"));

        String late = create(Map.of("notAfter", "2999-01-01T00:00:00Z"));
        act(late, "schedule", Map.of("at", "2999-01-01T00:00:00Z", "timeZone", "UTC"))
                .statusCode(409);
        jdbi.useHandle(handle -> handle.execute("update campaign set not_after = now()"));
        act(late, "send", Map.of()).statusCode(409);
    }

    @Test
    void failedOnesAreNotTriedAgainAfterTheTimeIsOver() {
        UUID refused = readers.add("refused@readers.example", TOPIC);
        String id = create(Map.of("notAfter", "2999-01-01T00:00:00Z"));
        act(id, "send", Map.of()).statusCode(202);
        awaitState(id, "sent");
        jdbi.useHandle(handle -> {
            handle.execute("update delivery set state = 'refused' where subscriber_id = ?", refused);
            handle.execute("update campaign set not_after = now()");
        });
        act(id, "retry-failed", Map.of()).statusCode(409).body("detail", containsString("after its time is over"));
        act(id, "withdraw", Map.of()).statusCode(202);
        assertEquals(1, mailbox.of("refused@readers.example").size());
    }

    @Test
    void sameKeyGetsTheSameAnswerOfAnActionAndNothingElse() {
        String id = create(Map.of());
        String key = UUID.randomUUID().toString();
        String first = operator()
                .header("Idempotency-Key", key)
                .post("/api/v1/campaigns/{id}/actions/send", id)
                .asString();
        awaitState(id, "sent");
        operator()
                .header("Idempotency-Key", key)
                .post("/api/v1/campaigns/{id}/actions/send", id)
                .then()
                .statusCode(202)
                .body(equalTo(first));
        operator()
                .header("Idempotency-Key", key)
                .post("/api/v1/campaigns/{id}/actions/pause", id)
                .then()
                .statusCode(422);
    }

    @Test
    void testMailIsSentOncePerKey() {
        String id = create(Map.of());
        String key = UUID.randomUUID().toString();
        for (int press = 0; press < 2; press++) {
            operator()
                    .header("Idempotency-Key", key)
                    .body(Map.of("to", "proof@readers.example"))
                    .post("/api/v1/campaigns/{id}/actions/test", id)
                    .then()
                    .statusCode(202);
        }
        assertEquals(1, mailbox.of("proof@readers.example").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "pause", "resume", "cancel", "retry-failed", "withdraw"})
    void actionThatIsToldMoreThanItUnderstandsIsRefused(String action) {
        String id = create(Map.of());
        act(id, action, Map.of("at", "noon")).statusCode(400).body("detail", containsString("at"));
        operator()
                .body("{")
                .post("/api/v1/campaigns/{id}/actions/" + action, id)
                .then()
                .statusCode(400);
        operator().get("/api/v1/campaigns/{id}", id).then().body("state", equalTo("draft"));
    }

    @Test
    void scheduleInThePastIsRefusedAndNothingChanges() {
        String id = create(Map.of());
        act(id, "schedule", Map.of("at", "2020-01-01T08:00", "timeZone", "Europe/Vienna"))
                .statusCode(400)
                .body(containsString("is in the past"));
        operator().get("/api/v1/campaigns/{id}", id).then().body("state", equalTo("draft"));
    }

    @ParameterizedTest
    @CsvSource({
        "severity, terrible",
        "locale, 'de\r\n'",
        "notAfter, 2020-01-01T00:00:00Z",
        "product, IOS XE",
        "updates, 00000000-0000-0000-0000-000000000000"
    })
    void aimThatMakesNoSenseIsNamed(String field, String value) {
        String wrong = field.equals("product") ? "vendor" : field;
        operator()
                .body(alert(Map.of(field, value)))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(wrong));
    }

    private static String create(Map<String, String> more) {
        return CampaignCalls.create(alert(more));
    }

    private static Map<String, String> alert(Map<String, String> more) {
        Map<String, String> alert = new HashMap<>(campaign("alert", TOPIC, "Update", "text"));
        alert.putAll(more);
        return alert;
    }

    private static ValidatableResponse act(String id, String action, Map<String, String> body) {
        return operator()
                .body(body)
                .post("/api/v1/campaigns/{id}/actions/" + action, id)
                .then();
    }

    private static Map<String, String> why(String email) {
        return Map.of("email", email, "reason", "The reader asks by telephone");
    }
}
