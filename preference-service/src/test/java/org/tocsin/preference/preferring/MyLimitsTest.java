package org.tocsin.preference.preferring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.backing.BackingServices;
import org.tocsin.events.wire.Interest;
import org.tocsin.events.wire.Interests;
import org.tocsin.events.wire.PreferencesState;
import org.tocsin.preference.Published;
import org.tocsin.preference.confirming.ConfirmedReaders;
import org.tocsin.preference.suggesting.NamedAlerts;
import org.tocsin.tokens.SessionTokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A pause and interests as JSON, and the undo of whatever was changed. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class MyLimitsTest {

    private static final String PREFERENCES = "/api/v1/me/preferences";

    @Inject
    ConfirmedReaders readers;

    @Inject
    NamedAlerts alerts;

    @Inject
    SessionTokens sessions;

    @Inject
    Published published;

    @Inject
    Clock clock;

    private UUID subscriber;

    @BeforeEach
    void readerGetsTheNewsletter() {
        subscriber = readers.optedInTo("newsletter");
    }

    @Test
    void nobodyPausesOrFiltersUntilTheySaySo() {
        json().get(PREFERENCES)
                .then()
                .body("pausedUntil", nullValue())
                .body("interests.named", empty())
                .body("interests.minimumSeverity", nullValue());
        assertEquals(Optional.empty(), last().pausedUntil());
        assertEquals(Optional.empty(), last().interests());
    }

    @Test
    void pauseIsToldToTheSendersUntilItIsEnded() {
        Instant until = clock.instant().plus(Duration.ofDays(20)).truncatedTo(ChronoUnit.SECONDS);

        pause(until.toString(), 200);
        json().get(PREFERENCES).then().body("pausedUntil", is(until.toString()));
        assertEquals(Optional.of(until), last().pausedUntil());
        assertEquals(List.of("newsletter"), published.topics(subscriber));

        json().delete(PREFERENCES + "/pause").then().statusCode(200).body("pausedUntil", nullValue());
        assertEquals(Optional.empty(), last().pausedUntil());
    }

    @Test
    void pauseNeedsAnEndThatIsToComeAndNotTooFar() {
        pause(clock.instant().minusSeconds(1).toString(), 400);
        pause(clock.instant().plus(Duration.ofDays(400)).toString(), 400);
        pause("tomorrow", 400);
        put("/pause", "{}").then().statusCode(400).body("errors[0].field", is("until"));
        put("/pause", "").then().statusCode(400);

        assertEquals(1, last().version());
    }

    @Test
    void interestsAreToldToTheSenders() {
        put(
                        "/interests",
                        "{\"named\":[{\"vendor\":\"Cisco\",\"product\":\"IOS XE\"},{\"vendor\":\"Microsoft\"}],"
                                + "\"minimumSeverity\":\"high\"}")
                .then()
                .statusCode(200)
                .body("interests.named.vendor", is(List.of("Cisco", "Microsoft")))
                .body("interests.named[0].product", is("IOS XE"))
                .body("interests.minimumSeverity", is("high"));

        assertEquals(
                Optional.of(new Interests(
                        List.of(
                                new Interest("Cisco", Optional.of("IOS XE")),
                                new Interest("Microsoft", Optional.empty())),
                        Optional.of("high"))),
                last().interests());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"named\":null}",
                "{\"named\":[{\"product\":\"IOS XE\"}]}",
                "{\"named\":[{\"vendor\":\" Cisco\"}]}",
                "{\"named\":[{\"vendor\":\"Cisco\",\"product\":\"\"}]}",
                "{\"named\":[{\"vendor\":\"Cisco\",\"version\":\"17\"}]}",
                "{\"named\":[],\"minimumSeverity\":\"awful\"}",
                "[]",
                "",
            })
    void interestsThatCannotBeAreRefused(String body) {
        put("/interests", body).then().statusCode(400).contentType(startsWith("application/problem+json"));

        assertEquals(1, last().version());
    }

    @Test
    void whatAlertsHaveNamedIsSuggested() {
        String vendor = "Vendor " + subscriber;
        alerts.about(vendor, "Router");

        json().get(PREFERENCES)
                .then()
                .body("suggestions.findAll { it.vendor == '" + vendor + "' }.product", hasItem("Router"));
    }

    @Test
    void secondTabDoesNotOverwriteTheFirstUnseen() {
        String seen = json().get(PREFERENCES).header("ETag");
        pause(clock.instant().plusSeconds(3_600).toString(), 200);

        json().header("If-Match", seen)
                .contentType(ContentType.JSON)
                .body("{\"named\":[]}")
                .put(PREFERENCES + "/interests")
                .then()
                .statusCode(412);
        json().header("If-Match", seen).delete(PREFERENCES + "/pause").then().statusCode(412);
    }

    @Test
    void whateverWasChangedLastIsUndone() {
        put("/interests", "{\"named\":[{\"vendor\":\"Cisco\"}]}").then().statusCode(200);
        pause(clock.instant().plusSeconds(3_600).toString(), 200);

        undo(200);
        assertEquals(Optional.empty(), last().pausedUntil());
        assertEquals("Cisco", last().interests().orElseThrow().named().get(0).vendor());

        put("/newsletter", "{\"optedIn\":false}").then().statusCode(200);
        undo(200);
        assertEquals(List.of("newsletter"), published.topics(subscriber));

        json().post(PREFERENCES + "/actions/leave-everything").then().statusCode(200);
        assertEquals(List.of(), published.topics(subscriber));
        undo(200);
        assertEquals(List.of("newsletter"), published.topics(subscriber));
    }

    @Test
    void undoIsNotUndoneByAskingForItAgain() {
        put("/informative", "{\"optedIn\":true}").then().statusCode(200);

        undo(200);
        undo(412);

        assertEquals(List.of("newsletter"), published.topics(subscriber));
    }

    @Test
    void undoIsOverOnceSomethingElseHasChanged() {
        undo(412);
        pause(clock.instant().plusSeconds(3_600).toString(), 200);
        readers.tell(ConfirmedReaders.state(
                subscriber, 2, ConfirmedReaders.request(clock.instant(), List.of("informative"), List.of())));

        undo(412);
        assertEquals(List.of("informative", "newsletter"), published.topics(subscriber));
    }

    @Test
    void nothingIsDoneWithoutASession() {
        given().delete(PREFERENCES + "/pause").then().statusCode(401);
        given().post(PREFERENCES + "/actions/undo").then().statusCode(401);
        given().post(PREFERENCES + "/actions/leave-everything").then().statusCode(401);
        given().contentType(ContentType.JSON)
                .body("{\"named\":[]}")
                .put(PREFERENCES + "/interests")
                .then()
                .statusCode(401);
    }

    private void undo(int status) {
        json().post(PREFERENCES + "/actions/undo").then().statusCode(status);
    }

    private void pause(String until, int status) {
        put("/pause", "{\"until\":\"" + until + "\"}").then().statusCode(status);
    }

    private Response put(String what, String body) {
        return json().contentType(ContentType.JSON).body(body).put(PREFERENCES + what);
    }

    private RequestSpecification json() {
        String session = sessions.mint(subscriber, clock.instant().plus(Duration.ofMinutes(5)));
        return given().header("Authorization", "Bearer " + session);
    }

    private PreferencesState last() {
        List<PreferencesState> states = published.preferences(subscriber);
        return states.get(states.size() - 1);
    }
}
