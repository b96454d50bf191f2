package org.tocsin.preference.receipts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;
import org.tocsin.preference.confirming.ConfirmedReaders;
import org.tocsin.preference.leaving.Links;
import org.tocsin.tokens.SessionTokens;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
    void nobodySeesThemWithoutASession() {
        given().get("/api/v1/me/consents").then().statusCode(401);
        consents(UUID.randomUUID()).statusCode(404);
    }

    private ValidatableResponse consents(UUID subscriber) {
        String session = sessions.mint(subscriber, clock.instant().plusSeconds(300));
        return given().header("Authorization", "Bearer " + session)
                .get("/api/v1/me/consents")
                .then();
    }
}
