package org.tocsin.mailing.studio;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.mailing.ReadersMailbox;
import org.tocsin.mailing.delivery.Readers;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tocsin.mailing.studio.CampaignCalls.awaitState;
import static org.tocsin.mailing.studio.CampaignCalls.campaign;
import static org.tocsin.mailing.studio.CampaignCalls.operator;

@QuarkusTest
class CampaignApiTest {

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
    void alertReachesWhoeverOptedInAndNobodyElse() {
        readers.add("in@readers.example", TOPIC);
        readers.leaveAlways(readers.add("left@readers.example", TOPIC), TOPIC);
        readers.add("other@readers.example", "newsletter");
        String id = create("alert", TOPIC);
        operator().post("/api/v1/campaigns/{id}/actions/send", id).then().statusCode(202);
        awaitState(id, "sent").body("counts.audience", equalTo(1)).body("counts.accepted", equalTo(1));
        assertEquals(1, mailbox.of("in@readers.example").size());
        assertTrue(mailbox.of("left@readers.example").isEmpty());
        assertTrue(mailbox.of("other@readers.example").isEmpty());
    }

    @Test
    void newCampaignIsADraftThatCanBeFound() {
        String id = create("newsletter", "newsletter");
        operator()
                .get("/api/v1/campaigns/{id}", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("draft"))
                .body("markdown", equalTo("Update **now**."))
                .body("counts.audience", equalTo(0));
        operator().get("/api/v1/campaigns").then().statusCode(200).body("campaigns.id", hasItem(id));
    }

    @Test
    void listGoesOnWhereAPageEnded() {
        List<String> created =
                IntStream.range(0, 3).mapToObj(i -> create("alert", TOPIC)).toList();
        String next = operator()
                .get("/api/v1/campaigns?limit=2")
                .then()
                .body("campaigns", hasSize(2))
                .body("campaigns[0].id", equalTo(created.get(2)))
                .extract()
                .path("next");
        operator()
                .queryParam("cursor", next)
                .get("/api/v1/campaigns?limit=2")
                .then()
                .body("campaigns", hasSize(1))
                .body("campaigns[0].id", equalTo(created.get(0)));
        operator().get("/api/v1/campaigns?cursor=bogus").then().statusCode(400);
    }

    @Test
    void twoOperatorsWhoPressSendAtOnceSendOnce() {
        readers.add("once@readers.example", TOPIC);
        String id = create("alert", TOPIC);
        List<CompletableFuture<Integer>> presses = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> operator()
                        .post("/api/v1/campaigns/{id}/actions/send", id)
                        .statusCode()))
                .toList();
        presses.forEach(press -> assertEquals(202, press.join()));
        awaitState(id, "sent");
        operator().post("/api/v1/campaigns/{id}/actions/send", id).then().statusCode(202);
        assertEquals(1, mailbox.of("once@readers.example").size());
    }

    @Test
    void relayThatIsDownDefersAndTheMailIsSentLater() {
        readers.add("later@readers.example", TOPIC);
        String id = create("alert", TOPIC);
        mailbox.close();
        try {
            operator().post("/api/v1/campaigns/{id}/actions/send", id).then().statusCode(202);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> operator()
                    .get("/api/v1/campaigns/{id}", id)
                    .then()
                    .body("state", equalTo("sending"))
                    .body("counts.deferred", equalTo(1)));
            operator()
                    .get("/api/v1/campaigns/{id}/deliveries?state=deferred", id)
                    .then()
                    .body("deliveries[0].reply", containsString("cannot be reached"))
                    .body("deliveries[0].nextAt", matchesPattern(".*Z"));
        } finally {
            mailbox.open();
        }
        awaitState(id, "sent").body("counts.accepted", equalTo(1)).body("counts.deferred", equalTo(0));
        assertEquals(1, mailbox.of("later@readers.example").size());
    }

    @Test
    void ledgerNamesReadersByIdOnly() {
        UUID reader = readers.add("secret@readers.example", TOPIC);
        String id = create("alert", TOPIC);
        operator().post("/api/v1/campaigns/{id}/actions/send", id).then().statusCode(202);
        awaitState(id, "sent");
        operator()
                .get("/api/v1/campaigns/{id}/deliveries?state=accepted", id)
                .then()
                .body("deliveries", hasSize(1))
                .body("deliveries[0].subscriberId", equalTo(reader.toString()))
                .body(not(containsString("secret@")));
        operator()
                .get("/api/v1/campaigns/{id}/deliveries?state=lost", id)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("state"));
    }

    @Test
    void sameKeyGetsTheSameAnswerAndAnotherCampaignUnderItIsRefused() {
        String key = UUID.randomUUID().toString();
        Map<String, String> campaign = campaign("alert", TOPIC, "Update now", "text");
        String first = operator()
                .header("Idempotency-Key", key)
                .body(campaign)
                .post("/api/v1/campaigns")
                .asString();
        operator()
                .header("Idempotency-Key", key)
                .body(campaign)
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .body(equalTo(first));
        operator().get("/api/v1/campaigns").then().body("campaigns", hasSize(1));
        operator()
                .header("Idempotency-Key", key)
                .body(campaign("alert", TOPIC, "Another", "text"))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(422);
        operator().get("/api/v1/campaigns").then().body("campaigns", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind     | urgent",
                "topic    | gardening",
                "subject  | ''",
                "subject  | 'a\r\nBcc: victim@x.example'",
                "markdown | ''"
            })
    void badFieldIsNamed(String field, String value) {
        Map<String, String> campaign = new HashMap<>(campaign("alert", TOPIC, "Update", "text"));
        campaign.put(field, value);
        operator()
                .body(campaign)
                .post("/api/v1/campaigns")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "markdown"})
    void overlongFieldIsNamed(String field) {
        Map<String, String> campaign = new HashMap<>(campaign("alert", TOPIC, "Update", "text"));
        campaign.put(field, "x".repeat(field.equals("subject") ? 1_000 : 600_000));
        operator()
                .body(campaign)
                .post("/api/v1/campaigns")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    @ParameterizedTest
    @CsvSource({
        "'Hello\n\n{{ .Subscriber.Name }}, read this', line 3: {{ .Subscriber.Name }}",
        "'[leave](https://example.org/{{id}})', line 1: {{id}}",
        "'One\nline\n\n![logo](http://plain.example/logo.png)', line 4: the image"
    })
    void slotOfAnotherProgramAndPlainImageAreNamedWithTheirLine(String markdown, String words) {
        operator()
                .body(campaign("alert", TOPIC, "Update", markdown))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("markdown"))
                .body("errors[0].message", containsString(words));
    }

    @Test
    void slotInCodeIsForReadersToSee() {
        operator()
                .body(campaign("alert", TOPIC, "Update", "Filter `{{7*7}}`:\n\n    {{ payload }}\n"))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201);
    }

    @Test
    void bodyOfTwentyMegabytesIsTurnedAwayBeforeItIsRead() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String head = "POST /api/v1/campaigns HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer only-for-the-tests-never-in-production\r\nContent-Length: 20971520\r\n\r\n{";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(10_000);
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 413", answer);
        }
    }

    @Test
    void missingAndUnknownFieldsAreNamed() {
        operator().body("{}").post("/api/v1/campaigns").then().statusCode(400).body("errors", hasSize(4));
        operator()
                .body("{\"kind\":\"alert\",\"colour\":\"red\"}")
                .post("/api/v1/campaigns")
                .then()
                .statusCode(400)
                .body(containsString("colour"));
    }

    @Test
    void onlyTheOperatorMayDoAnything() {
        String id = create("alert", TOPIC);
        for (String path :
                List.of("/api/v1/campaigns", "/api/v1/campaigns/" + id, "/api/v1/campaigns/" + id + "/deliveries")) {
            given().get(path).then().statusCode(401);
        }
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/campaigns")
                .then()
                .statusCode(401);
        given().post("/api/v1/campaigns/{id}/actions/send", id).then().statusCode(401);
    }

    @Test
    void whatDoesNotExistIsSaid() {
        operator().get("/api/v1/campaigns/{id}", UUID.randomUUID()).then().statusCode(404);
        operator().get("/api/v1/campaigns/nonsense").then().statusCode(404);
        String id = create("alert", TOPIC);
        operator().post("/api/v1/campaigns/{id}/actions/explode", id).then().statusCode(404);
        operator().post("/api/v1/campaigns/{id}/actions/pause", id).then().statusCode(409);
    }

    @Test
    void testMailGoesToOneAddressAndLeavesTheCampaignADraft() {
        readers.add("reader@readers.example", TOPIC);
        String id = create("alert", TOPIC);
        operator()
                .body(Map.of("to", "editor@readers.example"))
                .post("/api/v1/campaigns/{id}/actions/test", id)
                .then()
                .statusCode(202)
                .body("state", equalTo("draft"));
        assertEquals(1, mailbox.of("editor@readers.example").size());
        assertTrue(mailbox.of("reader@readers.example").isEmpty());
        operator()
                .body(Map.of("to", "a@b.example\r\nBcc: c@d.example"))
                .post("/api/v1/campaigns/{id}/actions/test", id)
                .then()
                .statusCode(400);
    }

    private static String create(String kind, String topic) {
        return CampaignCalls.create(campaign(kind, topic, "Update now", "Update **now**."));
    }
}
