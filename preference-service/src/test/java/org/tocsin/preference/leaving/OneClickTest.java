package org.tocsin.preference.leaving;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.backing.BackingServices;
import org.tocsin.preference.Published;
import org.tocsin.preference.confirming.ConfirmedReaders;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** RFC 8058. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class OneClickTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String EXACT = "List-Unsubscribe=One-Click";

    @Inject
    ConfirmedReaders readers;

    @Inject
    Published published;

    @Inject
    Links links;

    @Test
    void exactBodyEndsTheTopicOfTheMailAndNoOther() {
        UUID subscriber = readers.optedInTo("newsletter", "security-alerts");

        oneClick(subscriber).statusCode(200);

        assertEquals(List.of("security-alerts"), published.topics(subscriber));
    }

    @Test
    void answerIsPlainWithoutCookieOrRedirect() {
        oneClick(readers.optedInTo("newsletter"))
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .body(equalTo("No more mail is sent under this link.\n"))
                .header("Set-Cookie", nullValue());
    }

    @Test
    void multipartBodyActsToo() {
        UUID subscriber = readers.optedInTo("newsletter");

        post(given().multiPart("List-Unsubscribe", "One-Click"), subscriber).statusCode(200);

        assertEquals(List.of(), published.topics(subscriber));
    }

    @Test
    void replayIsAnsweredTheSameAndChangesNothing() {
        UUID subscriber = readers.optedInTo("newsletter");

        String first = oneClick(subscriber).statusCode(200).extract().asString();
        String second = oneClick(subscriber).statusCode(200).extract().asString();

        assertEquals(first, second);
        assertEquals(2, published.preferences(subscriber).size());
        assertEquals(1, published.acknowledgements(subscriber).size());
    }

    @Test
    void contentTypeMayCarryACharacterSet() {
        UUID subscriber = readers.optedInTo("newsletter");

        post(given().header("Content-Type", FORM + "; charset=UTF-8").body(EXACT), subscriber)
                .statusCode(200);

        assertEquals(List.of(), published.topics(subscriber));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "List-Unsubscribe=one-click",
                "list-unsubscribe=One-Click",
                "List-Unsubscribe=One-Click&",
                "List-Unsubscribe=One-Click&leave=topic",
                "List-Unsubscribe=One-Click&List-Unsubscribe=One-Click",
                "leave=topic&List-Unsubscribe=One-Click",
                "List-Unsubscribe=One-Click\r\n",
                "List-Unsubscribe=One%2DClick",
                "List-Unsubscribe",
                "leave=nothing"
            })
    void otherBodyDoesNotAct(String body) {
        UUID subscriber = readers.optedInTo("newsletter");

        post(given().header("Content-Type", FORM).body(body), subscriber).statusCode(400);

        assertEquals(List.of("newsletter"), published.topics(subscriber));
    }

    @Test
    void otherPartsDoNotAct() {
        UUID subscriber = readers.optedInTo("newsletter");

        post(given().multiPart("List-Unsubscribe", "One-Click").multiPart("more", "x"), subscriber)
                .statusCode(400);
        post(given().multiPart("List-Unsubscribe", "one-click"), subscriber).statusCode(400);
        post(given().multiPart("leave", "topic"), subscriber).statusCode(400);
        post(
                        given().multiPart("List-Unsubscribe", "file.txt", "One-Click".getBytes(StandardCharsets.UTF_8)),
                        subscriber)
                .statusCode(400);

        assertEquals(List.of("newsletter"), published.topics(subscriber));
    }

    @Test
    void otherContentTypeIsRefused() {
        UUID subscriber = readers.optedInTo("newsletter");

        post(given().header("Content-Type", "text/plain").body(EXACT), subscriber)
                .statusCode(415);

        assertEquals(List.of("newsletter"), published.topics(subscriber));
    }

    @Test
    void hugeBodyIsRefused() {
        post(given().header("Content-Type", FORM).body("x".repeat(200_000)), UUID.randomUUID())
                .statusCode(413);
    }

    @Test
    void forgedTokenGetsTheSameAnswerAndActsOnNothing() {
        UUID subscriber = readers.optedInTo("newsletter");
        String good = links.token(subscriber, "newsletter");
        String right = oneClick(UUID.randomUUID()).statusCode(200).extract().asString();

        for (String forged : List.of(good.substring(0, good.length() - 1), flipped(good), "a.confirm.AA.AA", "x")) {
            given().header("Content-Type", FORM)
                    .body(EXACT)
                    .post("/unsubscribe/" + forged)
                    .then()
                    .statusCode(200)
                    .body(equalTo(right));
        }

        assertEquals(List.of("newsletter"), published.topics(subscriber));
    }

    private static String flipped(String token) {
        int place = token.indexOf('.', 2) + 3;
        char other = token.charAt(place) == 'A' ? 'B' : 'A';
        return token.substring(0, place) + other + token.substring(place + 1);
    }

    private ValidatableResponse oneClick(UUID subscriber) {
        return post(given().header("Content-Type", FORM).body(EXACT), subscriber);
    }

    private ValidatableResponse post(RequestSpecification request, UUID subscriber) {
        return request.redirects()
                .follow(false)
                .post(links.unsubscribe(subscriber, "newsletter"))
                .then();
    }
}
