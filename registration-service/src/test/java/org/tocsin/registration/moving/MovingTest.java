package org.tocsin.registration.moving;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import org.tocsin.events.wire.AccountMail;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.registration.service.Mailbox;
import org.tocsin.registration.service.MovableClock;
import org.tocsin.registration.service.Reader;
import org.tocsin.registration.service.Surroundings;
import org.tocsin.tokens.SessionTokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class MovingTest {

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    @Inject
    SessionTokens sessionTokens;

    private final Reader ada = Reader.unheardOf();
    private final Reader elsewhere = Reader.unheardOf();

    @Test
    void aReaderMovesWhenTheNewMailboxSaysSoAndTheOldOneIsTold() {
        UUID subscriber = subscribe(ada);
        assertEquals(202, ask(subscriber, elsewhere.email()).statusCode());
        AccountMail question = mailbox.letters(subscriber, 1).get(0);
        assertEquals(List.of("address-link", elsewhere.email()), List.of(question.about(), question.to()));
        String link = mailbox.letterLink(subscriber, 1);
        given().get(link).then().statusCode(200).body(containsString(elsewhere.email()));
        assertEquals(1, mailbox.peopleAt(ada.email()), "asked first");

        given().post(link).then().statusCode(200).body(containsString("Your address is changed"));

        SubscriberState state = mailbox.states(subscriber, 2).get(1);
        assertEquals(elsewhere.email(), state.email());
        assertEquals(2, state.version());
        assertTrue(state.sessionsEndedUpTo().isPresent(), "what the old mailbox had open is over everywhere");
        AccountMail told = mailbox.letters(subscriber, 2).get(1);
        assertEquals(List.of("address-changed", ada.email()), List.of(told.about(), told.to()));
        given().post(link).then().statusCode(410);
    }

    @Test
    void theOldMailboxTakesItBack() {
        UUID subscriber = subscribe(ada);
        ask(subscriber, elsewhere.email());
        given().post(mailbox.letterLink(subscriber, 1)).then().statusCode(200);
        clock.advance(Duration.ofDays(6));
        String back = mailbox.letterLink(subscriber, 2);
        given().get(back).then().statusCode(200).body(containsString("Bring your address back?"));

        given().post(back).then().statusCode(200);

        assertEquals(ada.email(), mailbox.states(subscriber, 3).get(2).email());
        given().post(back).then().statusCode(410);
    }

    @Test
    void whoAsksDoesNotLearnThatAnAddressIsSomebodyElses() {
        UUID subscriber = subscribe(ada);
        Reader other = Reader.unheardOf();
        UUID owner = subscribe(other);

        Response toKnown = ask(subscriber, other.email());
        Response toStranger = ask(subscriber, elsewhere.email());

        assertEquals(toStranger.statusCode(), toKnown.statusCode());
        assertEquals(
                toStranger.asString().replace(elsewhere.email(), ""),
                toKnown.asString().replace(other.email(), ""));
        assertEquals("address-taken", mailbox.letters(owner, 1).get(0).about());
        assertEquals(1, mailbox.peopleAt(other.email()));
        me(subscriber)
                .get("/api/v1/me")
                .then()
                .body("otherAddresses.email", hasItems(other.email(), elsewhere.email()));
        assertEquals(1, mailbox.letters(subscriber, 1).size(), "one link, and none to who is here already");
    }

    @Test
    void aProgramAsksForAnotherAddressAndSeesThatItWaits() {
        UUID subscriber = subscribe(ada);

        me(subscriber)
                .contentType("application/json")
                .body(Map.of("email", elsewhere.email()))
                .patch("/api/v1/me")
                .then()
                .statusCode(200)
                .body("email", is(ada.email()), "otherAddresses[0].email", is(elsewhere.email()));

        given().post(mailbox.letterLink(subscriber, 1)).then().statusCode(200);
        assertEquals(elsewhere.email(), mailbox.states(subscriber, 2).get(1).email());
    }

    private RequestSpecification me(UUID subscriber) {
        String session = sessionTokens.mint(subscriber, clock.instant().plus(Duration.ofMinutes(30)));
        return given().header("Authorization", "Bearer " + session);
    }

    @Test
    void whoSubscribesMeanwhileKeepsTheirAddress() {
        UUID subscriber = subscribe(ada);
        ask(subscriber, elsewhere.email());
        subscribe(elsewhere);

        given().post(mailbox.letterLink(subscriber, 1)).then().statusCode(409);

        assertEquals(1, mailbox.peopleAt(ada.email()));
    }

    @Test
    void anAddressThatSomebodyMerelyAskedForIsFree() {
        UUID subscriber = subscribe(ada);
        elsewhere.signsUp();
        ask(subscriber, elsewhere.email());

        given().post(mailbox.letterLink(subscriber, 1)).then().statusCode(200);

        assertEquals(0, mailbox.peopleAt(ada.email()));
    }

    @Test
    void aSignUpFromBeforeDoesNotBringTheOtherAddressBack() {
        UUID subscriber = subscribe(ada);
        ask(subscriber, elsewhere.email());
        given().post(mailbox.letterLink(subscriber, 1)).then().statusCode(200);
        elsewhere.signsUp();
        String confirmation = mailbox.link(elsewhere.email(), 1);
        given().post(mailbox.letterLink(subscriber, 2)).then().statusCode(200);

        given().get(confirmation).then().statusCode(410);
        given().post(confirmation).then().statusCode(410);

        assertEquals(1, mailbox.peopleAt(ada.email()));
        assertEquals(0, mailbox.peopleAt(elsewhere.email()));
    }

    @Test
    void aSignUpThatWasAskedForBeforeTheMoveIsForgotten() {
        UUID subscriber = subscribe(ada);
        clock.advance(Duration.ofDays(1));
        ada.signsUp();
        ask(subscriber, elsewhere.email());
        given().post(mailbox.letterLink(subscriber, 1)).then().statusCode(200);

        given().post(mailbox.link(ada.email(), 2)).then().statusCode(410);

        assertEquals(1, mailbox.peopleAt(elsewhere.email()));
    }

    @Test
    void aMoveSignsEverybodyOut() {
        UUID subscriber = subscribe(ada);
        for (int time = 0; time < 2; time++) {
            ada.from().formParam("email", ada.email()).post("/account/sign-in");
        }
        String remembered = given().formParam("here", "yes")
                .formParam("remember", "yes")
                .post(mailbox.signInLink(subscriber, 1))
                .cookie("__Host-tocsin-remembered");
        String unused = mailbox.signInLink(subscriber, 2);
        ask(subscriber, elsewhere.email());

        given().post(mailbox.letterLink(subscriber, 1)).then().statusCode(200);

        given().formParam("here", "yes").post(unused).then().statusCode(410);
        given().cookie("__Host-tocsin-remembered", remembered)
                .get("/account")
                .then()
                .body(containsString("Mail me a link"));
    }

    @Test
    void everyAddressThatIsHeldIsShown() {
        UUID subscriber = subscribe(ada);
        ask(subscriber, elsewhere.email());
        data(subscriber).body("otherAddresses.email", is(List.of(elsewhere.email())));
        given().post(mailbox.letterLink(subscriber, 1)).then().statusCode(200);

        data(subscriber)
                .body("otherAddresses.email", is(List.of(ada.email())))
                .body("otherAddresses.former", is(List.of(true)));
        given().formParam("session", sessionOf(subscriber))
                .post("/account")
                .then()
                .body(containsString("The address you had before"));
    }

    private ValidatableResponse data(UUID subscriber) {
        return given().header("Authorization", "Bearer " + sessionOf(subscriber))
                .get("/api/v1/me")
                .then();
    }

    @Test
    void aLinkExpiresAfterADay() {
        UUID subscriber = subscribe(ada);
        ask(subscriber, elsewhere.email());
        clock.advance(Duration.ofDays(1).plusMillis(1));

        given().post(mailbox.letterLink(subscriber, 1)).then().statusCode(410);
    }

    @Test
    void whatIsNoAddressIsRefusedBesideItsFieldAndNothingTypedIsLost() {
        UUID subscriber = subscribe(ada);
        String session = sessionOf(subscriber);
        ask(subscriber, "no address").then().statusCode(400).body(containsString("id=\"address-error\""));
        clock.advance(Duration.ofMinutes(31));

        given().formParam("session", session)
                .formParam("email", "typed@readers.example")
                .post("/account/address")
                .then()
                .statusCode(401)
                .body(containsString("typed@readers.example"));
    }

    private UUID subscribe(Reader reader) {
        reader.signsUp();
        given().post(mailbox.link(reader.email(), 1)).then().statusCode(200);
        return mailbox.mails(reader.email(), 1).get(0).subscriberId();
    }

    private Response ask(UUID subscriber, String email) {
        return given().formParam("session", sessionOf(subscriber))
                .formParam("email", email)
                .post("/account/address");
    }

    private String sessionOf(UUID subscriber) {
        return sessionTokens.mint(
                subscriber, clock.instant().plus(Duration.ofMinutes(30).plusSeconds(1)));
    }
}
