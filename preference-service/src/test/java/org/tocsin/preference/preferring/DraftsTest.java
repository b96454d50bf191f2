package org.tocsin.preference.preferring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import io.restassured.path.xml.XmlPath.CompatibilityMode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;
import org.tocsin.preference.Published;
import org.tocsin.preference.confirming.ConfirmedReaders;
import org.tocsin.preference.suggesting.NamedAlerts;
import org.tocsin.tokens.SessionTokens;
import org.tocsin.web.Drafts;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The session is over in the middle of a form. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class DraftsTest {

    @Inject
    ConfirmedReaders readers;

    @Inject
    NamedAlerts alerts;

    @Inject
    Published published;

    @Inject
    SessionTokens sessions;

    @Inject
    Clock clock;

    private UUID subscriber;

    @BeforeEach
    void readerGetsTheNewsletter() {
        subscriber = readers.optedInTo("newsletter");
    }

    @Test
    void topicsThatWereTickedTooLateAreTickedAfterSigningInAgain() {
        Response late = late().formParam("topics", "informative").post("/preferences/topics");
        late.then().statusCode(401).body(containsString("<li>Informative"));

        Response again = again(late);

        again.then().statusCode(200).body(containsString("not saved yet"));
        assertTrue(isTicked(again, "topic-informative"));
        assertFalse(isTicked(again, "topic-newsletter"));
        assertEquals(1, published.preferences(subscriber).size(), "nothing is saved by itself");
        assertEquals("", again.cookie(Drafts.CHOICES));
    }

    @Test
    void interestsAreBackWhetherTickedOrTyped() {
        String vendor = "Vendor " + subscriber;
        alerts.about(vendor, "Router");
        Response late = late().formParam("interests", vendor + "\tRouter")
                .formParam("vendor", "Cisco")
                .formParam("product", "IOS \"XE\"")
                .formParam("severity", "high")
                .post("/preferences/interests");
        late.then()
                .statusCode(401)
                .body(containsString(vendor + " Router"), containsString("Cisco IOS &quot;XE&quot;"));

        Response again = again(late);

        assertTrue(isTicked(again, "interest-1"));
        again.then()
                .body(containsString("value=\"Cisco\""))
                .body(containsString("value=\"IOS &quot;XE&quot;\""))
                .body(containsString("<option value=\"high\" selected>"));
    }

    @Test
    void endOfAPauseIsBack() {
        String day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .plusDays(10)
                .toString();
        Response late = late().formParam("until", day).post("/preferences/pause");
        late.then().statusCode(401).body(containsString(day));

        again(late).then().body(containsString("value=\"" + day + "\""));
    }

    @Test
    void cookieTellsNothingAndATamperedOneIsIgnored() {
        Response late = late().formParam("vendor", "Cisco").post("/preferences/interests");
        String cookie = late.cookie(Drafts.CHOICES);
        assertFalse(cookie.contains("Cisco"));

        signedIn()
                .cookie(Drafts.CHOICES, cookie.substring(1))
                .post("/preferences")
                .then()
                .statusCode(200)
                .body(not(containsString("Cisco")));
    }

    @Test
    void formWithASessionOfNobodyPutsNothingBeforeAnybody() {
        Response strange = given().formParam("session", "x")
                .formParam("topics", "informative")
                .post("/preferences/topics");

        strange.then()
                .statusCode(401)
                .body(containsString("<li>Informative"))
                .body(not(containsString("it will be back in its place")));
        assertNull(strange.cookie(Drafts.CHOICES));
    }

    @Test
    void whatOneReaderChoseIsNotPutBeforeAnother() {
        Response late = late().formParam("topics", "informative").post("/preferences/topics");
        late.then().body(containsString("it will be back in its place"));
        subscriber = readers.optedInTo("newsletter");

        Response other = again(late);

        other.then().statusCode(200).body(not(containsString("not saved yet")));
        assertFalse(isTicked(other, "topic-informative"));
    }

    @Test
    void whatIsTickedStaysWhenSomethingElseIsWrong() {
        Response wrong = signedIn()
                .formParam("interests", "Microsoft")
                .formParam("product", "Router")
                .formParam("severity", "high")
                .post("/preferences/interests");

        assertEquals(400, wrong.statusCode());
        assertTrue(isTicked(wrong, "interest-1"));
        wrong.then().body(containsString("<option value=\"high\" selected>"));
    }

    private RequestSpecification late() {
        return given().formParam("session", session(clock.instant().minusSeconds(1)));
    }

    private RequestSpecification signedIn() {
        return given().formParam("session", session(clock.instant().plus(Duration.ofMinutes(5))));
    }

    private Response again(Response late) {
        return signedIn().cookie(Drafts.CHOICES, late.cookie(Drafts.CHOICES)).post("/preferences");
    }

    private String session(Instant until) {
        return sessions.mint(subscriber, until);
    }

    private static boolean isTicked(Response page, String id) {
        return new XmlPath(CompatibilityMode.HTML, page.asString())
                .getBoolean("**.find { it.@id == '" + id + "' }.attributes().containsKey('checked')");
    }
}
