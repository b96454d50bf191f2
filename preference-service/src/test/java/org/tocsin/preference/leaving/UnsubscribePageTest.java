package org.tocsin.preference.leaving;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.backing.BackingServices;
import org.tocsin.events.wire.OptOutAcknowledgement;
import org.tocsin.events.wire.SponsorConsent;
import org.tocsin.preference.Published;
import org.tocsin.preference.confirming.ConfirmedReaders;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class UnsubscribePageTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Inject
    MeterRegistry metrics;

    @Inject
    ConfirmedReaders readers;

    @Inject
    Published published;

    @Inject
    Links links;

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void scannerThatFollowsTheLinkChangesNothing(String method) {
        UUID subscriber = readers.optedInTo("newsletter");

        for (int visit = 0; visit < 3; visit++) {
            given().header("Sec-Purpose", "prefetch").request(method, links.unsubscribe(subscriber, "newsletter"));
        }

        assertEquals(List.of("newsletter"), published.topics(subscriber));
        assertEquals(1, published.preferences(subscriber).size());
    }

    @Test
    void pageNamesTheTopicAndOffersBothButtons() {
        given().get(links.unsubscribe(readers.optedInTo("newsletter"), "newsletter"))
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .body(allOf(
                        containsString("Leave Newsletter?"),
                        containsString("Unsubscribe from Newsletter"),
                        containsString("Leave everything")));
    }

    @Test
    void pageDoesNotTellWhetherSomebodyIsSubscribed() {
        UUID subscriber = readers.optedInTo("newsletter");
        String link = links.unsubscribe(subscriber, "newsletter");

        String before = given().get(link).asString();
        press(link, "leave=topic").statusCode(200);

        assertEquals(before, given().get(link).asString());
    }

    @Test
    void buttonEndsTheTopicAndNoOther() {
        UUID subscriber = readers.optedInTo("newsletter", "informative");

        press(links.unsubscribe(subscriber, "newsletter"), "leave=topic")
                .statusCode(200)
                .body(allOf(containsString("You have left Newsletter"), containsString("Undo")));

        assertEquals(List.of("informative"), published.topics(subscriber));
    }

    @Test
    void otherButtonEndsEverythingAndTheSharingToo() {
        UUID subscriber = readers.sharingWith("kaspersky-lab", "newsletter", "informative");

        press(links.unsubscribe(subscriber, "newsletter"), "leave=everything")
                .statusCode(200)
                .body(containsString("You have left everything"));

        assertEquals(List.of(), published.topics(subscriber));
        assertEquals(
                List.of(false),
                published.preferences(subscriber).get(1).sponsors().stream()
                        .map(SponsorConsent::consented)
                        .toList());
    }

    @Test
    void secondPressSaysThatNothingWasLeftToDo() {
        String link = links.unsubscribe(readers.optedInTo("newsletter"), "newsletter");

        press(link, "leave=topic");

        press(link, "leave=topic")
                .statusCode(200)
                .body(allOf(containsString("You had left already"), not(containsString("Undo"))));
    }

    @Test
    void readerIsToldOnceADay() {
        UUID subscriber = readers.optedInTo("newsletter", "informative");

        press(links.unsubscribe(subscriber, "newsletter"), "leave=topic");
        press(links.unsubscribe(subscriber, "informative"), "leave=topic");
        press(links.unsubscribe(subscriber, "informative"), "leave=everything");

        List<OptOutAcknowledgement> mails = published.acknowledgements(subscriber);
        assertEquals(1, mails.size());
        assertEquals(List.of("newsletter"), mails.get(0).topics());
        assertTrue(mails.get(0).undoLink().startsWith("http://localhost:8080/resubscribe/"));
    }

    @Test
    void nobodyIsToldWhenNothingChanged() {
        UUID subscriber = readers.optedInTo("newsletter");

        press(links.unsubscribe(subscriber, "special-offers"), "leave=topic").statusCode(200);

        assertEquals(List.of(), published.acknowledgements(subscriber));
    }

    @Test
    void forgedTokenGetsAKindPageAndThatIsRecorded() {
        double before = refused();
        String token = links.token(readers.optedInTo("newsletter"), "newsletter");

        for (String forged : List.of(token.substring(1), token.substring(0, 20), token + "A", "%00", "x")) {
            given().accept("text/html")
                    .get("/unsubscribe/" + forged)
                    .then()
                    .statusCode(404)
                    .body(containsString("This link does not work"));
        }
        given().accept("text/html")
                .header("Content-Type", FORM)
                .body("leave=topic")
                .post("/unsubscribe/x")
                .then()
                .statusCode(404);
        assertEquals(before + 6, refused());
    }

    private double refused() {
        return metrics.counter("tocsin.trespasses", "what", "unsubscribe").count();
    }

    @Test
    void topicThatIsNoLongerPublishedCanStillBeLeft() {
        UUID subscriber = readers.optedInTo("retired-topic");

        press(links.unsubscribe(subscriber, "retired-topic"), "leave=topic").body(containsString("retired-topic"));

        assertEquals(List.of(), published.topics(subscriber));
    }

    private static ValidatableResponse press(String link, String button) {
        return given().header("Content-Type", FORM).body(button).post(link).then();
    }
}
