package org.tocsin.preference.receipts;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;
import org.tocsin.events.wire.ReceiptLine;
import org.tocsin.events.wire.ReceiptMail;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.preference.Published;
import org.tocsin.preference.confirming.ConfirmedReaders;
import org.tocsin.preference.leaving.Links;
import org.tocsin.tokens.SessionTokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class ReceiptsTest {

    @Inject
    ConfirmedReaders readers;

    @Inject
    SessionTokens sessions;

    @Inject
    Links links;

    @Inject
    Clock clock;

    @Inject
    MeterRegistry metrics;

    @Inject
    Published published;

    @Test
    void everyDecisionHasAReceiptNewestFirst() {
        UUID subscriber = readers.sharingWith("kaspersky-lab", "newsletter");
        given().header("Content-Type", "application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(links.unsubscribe(subscriber, "newsletter"));

        JsonPath receipts = consents(subscriber).statusCode(200).extract().jsonPath();

        assertEquals(
                List.of("newsletter", "kaspersky-lab", "newsletter"), receipts.getList("receipts.processing.purpose"));
        assertEquals(List.of("withdrawn", "given", "given"), receipts.getList("receipts.event.state"));
        assertEquals(List.of("one-click", "form", "form"), receipts.getList("receipts.event.way"));
        assertEquals(List.of("none", "2026-11-01", "2026-11-01"), receipts.getList("receipts.notice.version"));
        assertEquals(List.of("Kaspersky Lab"), receipts.getList("receipts[1].processing.recipients"));
    }

    @Test
    void proofIsCheckedWithNothingButSha256() throws Exception {
        JsonPath receipt = consents(readers.optedInTo("newsletter")).extract().jsonPath();
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(HexFormat.of().parseHex(receipt.getString("receipts[0].proof.previous_hash")));
        sha256.update(receipt.getString("receipts[0].proof.canonical_row").getBytes(StandardCharsets.UTF_8));

        assertEquals(receipt.getString("receipts[0].proof.hash"), HexFormat.of().formatHex(sha256.digest()));
    }

    @Test
    void receiptOfADecisionOnThePageHoldsTheHashOfItsText() {
        UUID subscriber = readers.optedInTo("newsletter");
        given().header("Content-Type", "application/x-www-form-urlencoded")
                .body("leave=topic")
                .post(links.unsubscribe(subscriber, "newsletter"));

        JsonPath notice = consents(subscriber).extract().jsonPath().setRootPath("receipts[0].notice");
        String text = given().get(URI.create(notice.getString("text")).getPath())
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertEquals(notice.getString("sha256"), sha256(text));
        assertTrue(notice.getString("version").startsWith("unsubscribe-page-1."));
        assertTrue(text.contains("newsletter: Newsletter. Brings you"), text);
    }

    @Test
    void whoeverConfirmsIsWelcomedOnceByTheirReceipts() {
        UUID subscriber = UUID.randomUUID();
        SubscriberState confirmed = ConfirmedReaders.state(
                subscriber,
                1,
                ConfirmedReaders.request(clock.instant(), List.of("newsletter"), List.of("kaspersky-lab")));

        readers.tell(confirmed);
        readers.tell(confirmed);

        ReceiptMail mail = onlyOne(published.receipts(subscriber));
        assertEquals(
                List.of("Yes to mail: Newsletter", "Yes to sharing your data with Kaspersky Lab"),
                mail.receipts().stream().map(ReceiptLine::said).toList());
        JsonPath document = new JsonPath(mail.document());
        assertEquals(mail.receipts().stream().map(ReceiptLine::hash).toList(), document.getList("receipts.proof.hash"));
        assertEquals(List.of(), published.acknowledgements(subscriber));
    }

    private static <T> T onlyOne(List<T> list) {
        assertEquals(1, list.size());
        return list.get(0);
    }

    @Test
    void readerReadsAndDownloadsAReceipt() {
        UUID subscriber = readers.sharingWith("kaspersky-lab", "newsletter");
        int number = consents(subscriber).extract().path("receipts[1].record_id");

        form(subscriber)
                .post("/preferences/receipts")
                .then()
                .statusCode(200)
                .body(containsString("Yes to sharing your data with Kaspersky Lab"));
        form(subscriber)
                .post("/preferences/receipts/" + number)
                .then()
                .statusCode(200)
                .body(containsString("Yes to mail: Newsletter"))
                .body(containsString("href=\"/privacy/2026-11-01\""));
        form(subscriber)
                .post("/preferences/receipts/" + number + "/download")
                .then()
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"receipt-" + number + ".json\"")
                .body("receipts[0].record_id", is(number));
        form(subscriber).post("/preferences/receipts/download").then().body("receipts", hasSize(2));
    }

    @Test
    void receiptOfSomebodyElseIsNotFoundAndThatIsRecorded() {
        int other = consents(readers.optedInTo("newsletter")).extract().path("receipts[0].record_id");
        UUID subscriber = readers.optedInTo("newsletter");
        double before = refused();

        signedIn(subscriber).get("/api/v1/me/consents/" + other).then().statusCode(404);
        form(subscriber).post("/preferences/receipts/" + other).then().statusCode(404);
        form(subscriber)
                .post("/preferences/receipts/" + other + "/download")
                .then()
                .statusCode(404);
        signedIn(subscriber).get("/api/v1/me/consents/999999999").then().statusCode(404);
        signedIn(subscriber).get("/api/v1/me/consents/x%0ay").then().statusCode(404);

        assertEquals(before + 5, refused());
    }

    @Test
    void receiptPageWithoutASessionShowsNothing() {
        given().get("/preferences/receipts").then().statusCode(200).body(containsString("href=\"/account\""));
        given().get("/preferences/receipts/1").then().statusCode(200).body(containsString("href=\"/account\""));
        given().contentType(ContentType.URLENC)
                .body("session=x")
                .post("/preferences/receipts/1")
                .then()
                .statusCode(401);
    }

    private double refused() {
        return metrics.counter("tocsin.trespasses", "what", "receipt").count();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private RequestSpecification form(UUID subscriber) {
        return given().contentType(ContentType.URLENC).formParam("session", session(subscriber));
    }

    private RequestSpecification signedIn(UUID subscriber) {
        return given().header("Authorization", "Bearer " + session(subscriber));
    }

    private String session(UUID subscriber) {
        return sessions.mint(subscriber, clock.instant().plusSeconds(300));
    }

    @Test
    void nobodySeesThemWithoutASession() {
        given().get("/api/v1/me/consents").then().statusCode(401);
        consents(UUID.randomUUID()).statusCode(401);
    }

    private ValidatableResponse consents(UUID subscriber) {
        return signedIn(subscriber).get("/api/v1/me/consents").then();
    }
}
