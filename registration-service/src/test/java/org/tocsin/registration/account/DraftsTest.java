package org.tocsin.registration.account;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.tocsin.registration.service.Mailbox;
import org.tocsin.registration.service.MovableClock;
import org.tocsin.registration.service.Reader;
import org.tocsin.registration.service.Surroundings;
import org.tocsin.tokens.SessionTokens;
import org.tocsin.web.Drafts;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The session is over in the middle of a form. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class DraftsTest {

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    @Inject
    SessionTokens sessionTokens;

    @Inject
    Drafts drafts;

    private Reader ada = Reader.unheardOf();

    @Test
    void whatWasTypedTooLateIsBackInItsFieldAfterSigningInAgain() {
        UUID subscriber = subscribe();
        String session = sessionOf(subscriber);
        clock.advance(Duration.ofMinutes(30));
        Response late = given().formParam("session", session)
                .formParam("name", "Ada \"Augusta\"")
                .formParam("language", "fr")
                .post("/account/details");
        String draft = late.cookie(Drafts.DETAILS);
        assertTrue(!draft.contains("Augusta"));
        ask();

        Response again =
                given().formParam("here", "yes").cookie(Drafts.DETAILS, draft).post(mailbox.signInLink(subscriber, 1));

        again.then()
                .statusCode(200)
                .body(containsString("what you had typed is in its field"))
                .body(containsString("value=\"Ada &quot;Augusta&quot;\""))
                .body(containsString("<option value=\"fr\" selected>"));
        assertEquals("", again.cookie(Drafts.DETAILS));
        ask();
        given().formParam("here", "yes")
                .cookie(Drafts.DETAILS, draft.substring(1))
                .post(mailbox.signInLink(subscriber, 2))
                .then()
                .statusCode(200)
                .body(containsString("You are signed in."));
    }

    @Test
    void whoSignsInAgainIsToldWhereTheChoicesAreThatCameTooLate() {
        UUID subscriber = subscribe();
        String choices = drafts.keep(Drafts.CHOICES, sessionOf(subscriber), List.of("TOPICS"), Duration.ofMinutes(15))
                .orElseThrow()
                .getValue();
        ask();

        given().formParam("here", "yes")
                .cookie(Drafts.CHOICES, choices)
                .post(mailbox.signInLink(subscriber, 1))
                .then()
                .statusCode(200)
                .body(containsString("not saved yet"));
    }

    @Test
    void addressThatWasTypedTooLateIsBackInItsField() {
        UUID subscriber = subscribe();
        Response late = addressTooLate(sessionOf(subscriber));
        late.then().statusCode(401).body(containsString("it will be back in its field"));

        signInWith(late, subscriber).then().statusCode(200).body(containsString("value=\"typed@readers.example\""));
    }

    @Test
    void formWithASessionOfNobodyPutsNothingBeforeAnybody() {
        Response strange = addressTooLate("x");

        strange.then()
                .statusCode(401)
                .body(containsString("typed@readers.example"))
                .body(not(containsString("it will be back in its field")));
        assertNull(strange.cookie(Drafts.DETAILS));
    }

    @Test
    void whatOneReaderTypedIsNotPutBeforeAnother() {
        Response late = addressTooLate(sessionOf(subscribe()));
        ada = Reader.unheardOf();

        signInWith(late, subscribe())
                .then()
                .statusCode(200)
                .body(containsString("You are signed in."))
                .body(not(containsString("typed@readers.example")));
    }

    private Response addressTooLate(String session) {
        clock.advance(Duration.ofMinutes(30));
        return given().formParam("session", session)
                .formParam("email", "typed@readers.example")
                .post("/account/address");
    }

    private Response signInWith(Response late, UUID subscriber) {
        ask();
        return given().formParam("here", "yes")
                .cookie(Drafts.DETAILS, late.cookie(Drafts.DETAILS))
                .post(mailbox.signInLink(subscriber, 1));
    }

    private UUID subscribe() {
        ada.signsUp();
        given().post(mailbox.link(ada.email(), 1)).then().statusCode(200);
        return mailbox.mails(ada.email(), 1).get(0).subscriberId();
    }

    private void ask() {
        ada.from().formParam("email", ada.email()).post("/account/sign-in");
    }

    private String sessionOf(UUID subscriber) {
        return sessionTokens.mint(subscriber, clock.instant().plus(Duration.ofMinutes(30)));
    }
}
