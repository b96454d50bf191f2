package org.tocsin.preference.undoing;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;
import org.tocsin.preference.Published;
import org.tocsin.preference.confirming.ConfirmedReaders;
import org.tocsin.preference.leaving.Links;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class UndoTest {

    private static final Pattern ACTION = Pattern.compile("action=\"(/resubscribe/[^\"]+)\"");

    @Inject
    ConfirmedReaders readers;

    @Inject
    Published published;

    @Inject
    Links links;

    @Inject
    Jdbi jdbi;

    @Test
    void mailedLinkAsksFirst() {
        UUID subscriber = readers.optedInTo("newsletter");
        leave(subscriber, "leave=topic");

        given().get(mailed(subscriber)).then().statusCode(200).body(containsString("Subscribe again"));

        assertEquals(List.of(), published.topics(subscriber));
    }

    @Test
    void buttonBehindTheMailedLinkSubscribesAgain() {
        UUID subscriber = readers.optedInTo("newsletter");
        leave(subscriber, "leave=topic");

        press(mailed(subscriber)).statusCode(200).body(containsString("You are subscribed again"));

        assertEquals(List.of("newsletter"), published.topics(subscriber));
        assertEquals(
                "mail-undo",
                published.preferences(subscriber).get(2).topics().get(0).via());
    }

    @Test
    void pressingAgainSaysTheSameAndChangesNothing() {
        UUID subscriber = readers.optedInTo("newsletter");
        leave(subscriber, "leave=topic");

        press(mailed(subscriber));
        press(mailed(subscriber)).statusCode(200).body(containsString("You are subscribed again"));

        assertEquals(3, published.preferences(subscriber).size());
    }

    @Test
    void oneLinkTakesBackAllThatWasLeftThatDay() {
        UUID subscriber = readers.optedInTo("newsletter", "informative");
        leave(subscriber, "leave=topic");
        leave(subscriber, "leave=everything");

        press(mailed(subscriber));

        assertEquals(List.of("informative", "newsletter"), published.topics(subscriber));
    }

    @Test
    void sharingWithASponsorDoesNotComeBack() {
        UUID subscriber = readers.sharingWith("kaspersky-lab", "newsletter");
        leave(subscriber, "leave=everything");

        press(mailed(subscriber));

        assertEquals(List.of("newsletter"), published.topics(subscriber));
        assertTrue(published.preferences(subscriber).get(2).sponsors().stream().noneMatch(one -> one.consented()));
    }

    @Test
    void buttonOnThePageTakesBackWhatWasJustPressed() {
        UUID subscriber = readers.optedInTo("newsletter");

        press(undoOnPage(leave(subscriber, "leave=topic"))).body(containsString("You are subscribed again"));

        assertEquals(List.of("newsletter"), published.topics(subscriber));
    }

    @Test
    void holderOfAForwardedMailCannotUndoWhatTheReaderDid() {
        UUID subscriber = readers.optedInTo("newsletter");
        String holders = undoOnPage(leave(subscriber, "leave=topic"));
        leave(subscriber, "leave=topic");

        press(holders).body(containsString("You are not subscribed"));

        assertEquals(List.of(), published.topics(subscriber));
    }

    @Test
    void pageUndoIsGoneAfterAQuarterOfAnHour() {
        UUID subscriber = readers.optedInTo("newsletter");
        String undo = undoOnPage(leave(subscriber, "leave=topic"));
        jdbi.useHandle(handle -> handle.execute(
                "update undo set expires_at = expires_at - interval '15 minutes' where subscriber_id = ?", subscriber));

        press(undo).statusCode(410);
        given().get(undo).then().statusCode(410);

        assertEquals(List.of(), published.topics(subscriber));
    }

    @Test
    void mailedLinkLastsSevenDays() {
        UUID subscriber = readers.optedInTo("newsletter");
        leave(subscriber, "leave=topic");
        jdbi.useHandle(handle -> handle.execute(
                "update undo set expires_at = expires_at - interval '7 days' where subscriber_id = ?", subscriber));

        press(mailed(subscriber)).statusCode(410);
    }

    @Test
    void unsubscribeTokenDoesNotSubscribe() {
        UUID subscriber = readers.optedInTo("newsletter");
        leave(subscriber, "leave=topic");

        press("/resubscribe/" + links.token(subscriber, "newsletter")).statusCode(404);
        press("/resubscribe/" + links.token(subscriber, "newsletter").replace("unsubscribe", "resubscribe"))
                .statusCode(404);

        assertEquals(List.of(), published.topics(subscriber));
    }

    @Test
    void onlyTheButtonActs() {
        UUID subscriber = readers.optedInTo("newsletter");
        leave(subscriber, "leave=topic");

        for (String body : List.of("", "resubscribe=no", "List-Unsubscribe=One-Click", "resubscribe=yes&x=1")) {
            post(mailed(subscriber), body).statusCode(400);
        }

        assertEquals(List.of(), published.topics(subscriber));
    }

    @Test
    void linkOfSomebodyErasedLeadsNowhere() {
        UUID subscriber = readers.optedInTo("newsletter");
        leave(subscriber, "leave=topic");
        String undo = mailed(subscriber);
        readers.tellOfErasure(subscriber);

        press(undo).statusCode(404);
    }

    private String leave(UUID subscriber, String button) {
        return post(links.unsubscribe(subscriber, "newsletter"), button)
                .statusCode(200)
                .extract()
                .asString();
    }

    private String mailed(UUID subscriber) {
        return URI.create(published.acknowledgements(subscriber).get(0).undoLink())
                .getPath();
    }

    private static String undoOnPage(String page) {
        Matcher action = ACTION.matcher(page);
        assertTrue(action.find());
        return action.group(1);
    }

    private static ValidatableResponse press(String link) {
        return post(link, "resubscribe=yes");
    }

    private static ValidatableResponse post(String link, String body) {
        return given().header("Content-Type", "application/x-www-form-urlencoded")
                .body(body)
                .post(link)
                .then();
    }
}
