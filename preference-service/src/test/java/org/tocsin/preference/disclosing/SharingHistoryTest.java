package org.tocsin.preference.disclosing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;
import org.tocsin.preference.confirming.ConfirmedReaders;
import org.tocsin.tokens.SessionTokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class SharingHistoryTest {

    private static final String SHARING = "/api/v1/me/sharing";

    private static String cursor = "p0";

    @Inject
    ConfirmedReaders readers;

    @Inject
    SessionTokens sessions;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    @Test
    void readerSeesSharedRecalledAcknowledged() {
        UUID subscriber = readers.sharingWith("kaspersky-lab", "newsletter");
        assertNull(history(subscriber).getString("sharing[0].sharedAt"));

        sponsorReads();
        JsonPath shared = history(subscriber);
        assertEquals("Kaspersky Lab", shared.getString("sharing[0].name"));
        assertEquals(List.of("email"), shared.getList("sharing[0].fields"));
        assertEquals(1, shared.getInt("sharing[0].times"));
        assertNotNull(shared.getString("sharing[0].sharedAt"));
        assertEquals(List.of(), shared.getList("sharing[0].recalls"));

        signedIn(subscriber)
                .contentType("application/json")
                .body("{\"consented\":false}")
                .put(SHARING + "/kaspersky-lab")
                .then()
                .statusCode(200);
        assertEquals("withdrawn", history(subscriber).getString("sharing[0].recalls[0].reason"));
        assertNull(history(subscriber).getString("sharing[0].recalls[0].acknowledgedAt"));
        assertPageSays(subscriber, "not acknowledged yet.");

        acknowledgeAll();
        assertNotNull(history(subscriber).getString("sharing[0].recalls[0].acknowledgedAt"));
        assertPageSays(subscriber, ", acknowledged on ");
    }

    @Test
    void whoNeverSaidYesHasNothingToSee() {
        UUID subscriber = readers.optedInTo("newsletter");

        signedIn(subscriber).get(SHARING).then().statusCode(200).body("sharing", empty());
        assertPageSays(subscriber, "nothing of yours has left");
    }

    @Test
    void nobodySeesItWithoutASession() {
        given().get(SHARING).then().statusCode(401);
        given().header("Authorization", "Bearer made-up").get(SHARING).then().statusCode(401);
        given().get("/preferences/shared").then().statusCode(200).body(containsString("Sign in"));
        given().formParam("session", "made-up")
                .post("/preferences/shared")
                .then()
                .statusCode(401)
                .body(containsString("sign in again"));
    }

    @Test
    void pageIsReachedFromThePreferences() {
        UUID subscriber = readers.optedInTo("newsletter");

        given().formParam("session", session(subscriber))
                .post("/preferences")
                .then()
                .body(containsString("action=\"/preferences/shared\""));
    }

    private void assertPageSays(UUID subscriber, String words) {
        given().formParam("session", session(subscriber))
                .post("/preferences/shared")
                .then()
                .statusCode(200)
                .header("Cache-Control", is("no-store"))
                .body(containsString(words));
    }

    private JsonPath history(UUID subscriber) {
        return signedIn(subscriber)
                .get(SHARING)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void sponsorReads() {
        String before = "";
        while (!before.equals(cursor)) {
            before = cursor;
            cursor = given().header("Authorization", "Bearer only-for-the-tests-of-one-sponsor")
                    .get("/api/v1/sponsors/kaspersky-lab/subscribers?cursor=" + cursor)
                    .jsonPath()
                    .getString("next");
        }
    }

    private void acknowledgeAll() {
        jdbi.useHandle(handle -> handle.execute(
                "update recall set acknowledged_at = now(), next_attempt_at = null where acknowledged_at is null"));
    }

    private RequestSpecification signedIn(UUID subscriber) {
        return given().header("Authorization", "Bearer " + session(subscriber));
    }

    private String session(UUID subscriber) {
        return sessions.mint(subscriber, clock.instant().plus(Duration.ofMinutes(5)));
    }
}
