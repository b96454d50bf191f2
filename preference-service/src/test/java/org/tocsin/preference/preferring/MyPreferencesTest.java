package org.tocsin.preference.preferring;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;
import org.tocsin.preference.Published;
import org.tocsin.preference.confirming.ConfirmedReaders;
import org.tocsin.preference.leaving.Links;
import org.tocsin.tokens.SessionTokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class MyPreferencesTest {

    private static final String PREFERENCES = "/api/v1/me/preferences";

    @Inject
    ConfirmedReaders readers;

    @Inject
    SessionTokens sessions;

    @Inject
    Published published;

    @Inject
    Links links;

    @Inject
    Clock clock;

    @Test
    void everythingOnOfferIsListedWithWhatWasChosen() {
        UUID subscriber = readers.optedInTo("newsletter");

        signedIn(subscriber)
                .get(PREFERENCES)
                .then()
                .statusCode(200)
                .header("ETag", is("\"1\""))
                .body("topics", hasSize(5))
                .body("topics.find { it.topic == 'newsletter' }.optedIn", is(true))
                .body("topics.find { it.topic == 'informative' }.optedIn", is(false))
                .body("sponsors[0].consented", is(false));
    }

    @Test
    void topicIsOptedInAndOut() {
        UUID subscriber = readers.optedInTo("newsletter");

        put(signedIn(subscriber), "/informative", "{\"optedIn\":true}", 200);
        put(signedIn(subscriber), "/newsletter", "{\"optedIn\":false}", 200);

        assertEquals(List.of("informative"), published.topics(subscriber));
        assertEquals(1, published.acknowledgements(subscriber).size());
    }

    @Test
    void sponsorIsSaidYesAndNoTo() {
        UUID subscriber = readers.optedInTo("newsletter");

        share(subscriber, true);
        assertTrue(lastSponsorConsent(subscriber));

        share(subscriber, false);
        assertFalse(lastSponsorConsent(subscriber));
    }

    @Test
    void secondTabDoesNotOverwriteTheFirstUnseen() {
        UUID subscriber = readers.optedInTo("newsletter");
        String seen = signedIn(subscriber).get(PREFERENCES).header("ETag");

        put(signedIn(subscriber).header("If-Match", seen), "/informative", "{\"optedIn\":true}", 200);
        put(signedIn(subscriber).header("If-Match", seen), "/service-news", "{\"optedIn\":true}", 412);
        put(signedIn(subscriber).header("If-Match", "\"mine\""), "/service-news", "{\"optedIn\":true}", 412);

        assertEquals(List.of("informative", "newsletter"), published.topics(subscriber));
    }

    @Test
    void whatIsNotOnOfferIsNotFound() {
        UUID subscriber = readers.optedInTo("newsletter");

        put(signedIn(subscriber), "/kaspersky-lab", "{\"optedIn\":true}", 404);
        put(signedIn(subscriber), "/nothing", "{\"optedIn\":true}", 404);
    }

    @Test
    void mistakeInTheJsonIsNamed() {
        UUID subscriber = readers.optedInTo("newsletter");

        put(signedIn(subscriber), "/newsletter", "{\"optedIn\":true,\"confirmed\":true}", 400);
        put(signedIn(subscriber), "/newsletter", "{\"optedIn\":\"yes\"}", 400);
        put(signedIn(subscriber), "/newsletter", "", 400);
    }

    @Test
    void nothingIsShownWithoutASession() {
        UUID subscriber = readers.optedInTo("newsletter");
        String over = sessions.mint(subscriber, clock.instant().minusSeconds(1));

        given().get(PREFERENCES).then().statusCode(401);
        given().header("Authorization", "Bearer " + over)
                .get(PREFERENCES)
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer " + links.token(subscriber, "newsletter"))
                .get(PREFERENCES)
                .then()
                .statusCode(401);
        signedIn(UUID.randomUUID()).get(PREFERENCES).then().statusCode(401);
    }

    @Test
    void pageSavesTopicsAndOffersToUndo() {
        UUID subscriber = readers.optedInTo("newsletter");

        form(subscriber)
                .formParam("version", 1)
                .formParam("topics", "informative", "service-news")
                .post("/preferences/topics")
                .then()
                .statusCode(200)
                .body(allOf(containsString("Saved."), containsString("Undo")));

        assertEquals(List.of("informative", "service-news"), published.topics(subscriber));
    }

    @Test
    void pageOfAnOldVersionSavesNothing() {
        UUID subscriber = readers.optedInTo("newsletter");
        put(signedIn(subscriber), "/informative", "{\"optedIn\":true}", 200);

        form(subscriber)
                .formParam("version", 1)
                .post("/preferences/topics")
                .then()
                .statusCode(409)
                .body(containsString("changed since you opened"));

        assertEquals(List.of("informative", "newsletter"), published.topics(subscriber));
    }

    @Test
    void pageSharesWithASponsorOnlyWhenToldTo() {
        UUID subscriber = readers.optedInTo("newsletter");

        form(subscriber).post("/preferences").then().body(containsString("you share nothing"));
        form(subscriber)
                .formParam("sponsor", "kaspersky-lab")
                .formParam("consented", "yes")
                .post("/preferences/sharing")
                .then()
                .body(containsString("Stop sharing with Kaspersky Lab"));

        assertTrue(lastSponsorConsent(subscriber));
    }

    @Test
    void oneButtonLeavesEverything() {
        UUID subscriber = readers.sharingWith("kaspersky-lab", "newsletter", "informative");

        form(subscriber).post("/preferences/everything").then().statusCode(200);

        assertEquals(List.of(), published.topics(subscriber));
        assertFalse(lastSponsorConsent(subscriber));
    }

    @Test
    void topicThatIsNotOnOfferIsRefused() {
        UUID subscriber = readers.optedInTo("newsletter");

        form(subscriber)
                .formParam("topics", "newsletter", "nothing")
                .post("/preferences/topics")
                .then()
                .statusCode(400);
        form(subscriber)
                .formParam("sponsor", "nobody")
                .post("/preferences/sharing")
                .then()
                .statusCode(400);
    }

    @Test
    void pageWithoutASessionSaysHowToSignIn() {
        given().get("/preferences").then().statusCode(200).body(containsString("href=\"/account\""));
        given().contentType(ContentType.URLENC)
                .body("session=x")
                .post("/preferences")
                .then()
                .statusCode(401)
                .body(allOf(containsString("Please sign in again"), not(containsString("Newsletter"))));
    }

    private void share(UUID subscriber, boolean consented) {
        signedIn(subscriber)
                .contentType(ContentType.JSON)
                .body("{\"consented\":" + consented + "}")
                .put("/api/v1/me/sharing/kaspersky-lab")
                .then()
                .statusCode(200);
    }

    private static void put(RequestSpecification request, String topic, String body, int status) {
        request.contentType(ContentType.JSON)
                .body(body)
                .put(PREFERENCES + topic)
                .then()
                .statusCode(status);
    }

    private boolean lastSponsorConsent(UUID subscriber) {
        var states = published.preferences(subscriber);
        return states.get(states.size() - 1).sponsors().get(0).consented();
    }

    private RequestSpecification signedIn(UUID subscriber) {
        return given().header("Authorization", "Bearer " + session(subscriber));
    }

    private RequestSpecification form(UUID subscriber) {
        return given().contentType(ContentType.URLENC).formParam("session", session(subscriber));
    }

    private String session(UUID subscriber) {
        return sessions.mint(subscriber, clock.instant().plus(Duration.ofMinutes(5)));
    }
}
