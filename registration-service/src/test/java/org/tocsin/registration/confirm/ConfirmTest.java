package org.tocsin.registration.confirm;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import org.tocsin.events.EventType;
import org.tocsin.events.wire.ConfirmationMail;
import org.tocsin.events.wire.ConfirmedRequest;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.registration.service.Mailbox;
import org.tocsin.registration.service.MovableClock;
import org.tocsin.registration.service.Reader;
import org.tocsin.registration.service.Surroundings;
import org.tocsin.tokens.LinkTokens;
import org.tocsin.tokens.Purpose;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ConfirmTest {

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    @Inject
    LinkTokens tokens;

    @Test
    void theButtonMakesASubscriber() {
        Reader ada = Reader.unheardOf();
        ada.sends(Map.of(
                "email", ada.email(),
                "name", "Ada",
                "topics", List.of("security-alerts", "newsletter"),
                "sponsorConsents", List.of("kaspersky-lab")));
        ConfirmationMail mail = mailbox.mails(ada.email(), 1).get(0);
        clock.advance(Duration.ofMinutes(5));

        given().post(mailbox.link(ada.email(), 1)).then().statusCode(200).body(containsString("You are subscribed"));

        SubscriberState state = mailbox.states(mail.subscriberId(), 1).get(0);
        assertEquals(List.of(EventType.SUBSCRIBER_CONFIRMED), mailbox.types(mail.subscriberId(), 1));
        assertEquals(1, state.version());
        assertEquals(ada.email(), state.email());
        assertEquals(clock.instant(), state.confirmedAt());
        ConfirmedRequest request = state.requests().get(0);
        assertEquals(List.of("security-alerts", "newsletter"), request.topics());
        assertEquals(List.of("kaspersky-lab"), request.sponsors());
        assertEquals("2026-11-23", request.policyVersion());
        assertEquals("api", request.via());
        assertEquals(clock.instant().minus(Duration.ofMinutes(5)), request.requestedAt());
    }

    @Test
    void fetchingTheLinkChangesNothing() {
        Reader ada = Reader.unheardOf();
        ada.signsUp();
        String link = mailbox.link(ada.email(), 1);

        given().get(link).then().statusCode(200).body(containsString("Is this what you want?"));
        given().head(link).then().statusCode(200);
        given().options(link).then().statusCode(200);
        given().header("Sec-Purpose", "prefetch").get(link).then().statusCode(200);
        given().put(link).then().statusCode(405);

        given().get(link).then().statusCode(200).body(containsString("Yes, subscribe me"));
    }

    @Test
    void aSecondClickIsAnsweredKindlyAndChangesNothing() {
        Reader ada = Reader.unheardOf();
        ada.signsUp();
        String link = mailbox.link(ada.email(), 1);
        given().post(link);

        clock.advance(Duration.ofDays(4));

        given().post(link).then().statusCode(200).body(containsString("Already confirmed"));
        given().get(link).then().statusCode(200).body(containsString("Already confirmed"));
        assertEquals(1, mailbox.states(subscriberOf(ada, 1), 1).size());
    }

    @Test
    void ofEightClicksAtOnceOneCounts() throws Exception {
        Reader ada = Reader.unheardOf();
        ada.signsUp();
        String link = mailbox.link(ada.email(), 1);

        ExecutorService crowd = Executors.newFixedThreadPool(8);
        List<Future<String>> pages = IntStream.range(0, 8)
                .mapToObj(each -> crowd.submit(() -> given().post(link).asString()))
                .toList();
        int accepted = 0;
        for (Future<String> page : pages) {
            accepted += page.get().contains("You are subscribed") ? 1 : 0;
        }
        crowd.shutdown();

        assertEquals(1, accepted);
        assertEquals(1, mailbox.states(subscriberOf(ada, 1), 1).get(0).version());
    }

    @Test
    void whoIsSubscribedMayAskAgain() {
        Reader ada = Reader.unheardOf();
        ada.signsUp();
        given().post(mailbox.link(ada.email(), 1));
        clock.advance(Duration.ofDays(1));
        ada.sends(Map.of("email", ada.email(), "topics", List.of("special-offers")));

        given().post(mailbox.link(ada.email(), 2)).then().statusCode(200);

        UUID subscriber = subscriberOf(ada, 2);
        assertEquals(
                List.of(EventType.SUBSCRIBER_CONFIRMED, EventType.SUBSCRIBER_REQUESTED_AGAIN),
                mailbox.types(subscriber, 2));
        SubscriberState state = mailbox.states(subscriber, 2).get(1);
        assertEquals(2, state.version());
        assertEquals(
                List.of(List.of("security-alerts"), List.of("special-offers")),
                state.requests().stream().map(ConfirmedRequest::topics).toList());
    }

    @Test
    void anExpiredLinkOffersToAskAgain() {
        Reader ada = Reader.unheardOf();
        ada.signsUp();
        String link = mailbox.link(ada.email(), 1);
        clock.advance(Duration.ofDays(3).plusMillis(1));

        given().get(link).then().statusCode(410).body(containsString("Sign up again"));
        given().post(link).then().statusCode(410).body(containsString("Sign up again"));
    }

    @Test
    void everyLinkThatIsNotOursIsAnsweredAlike() {
        Reader ada = Reader.unheardOf();
        ada.signsUp();
        String link = mailbox.link(ada.email(), 1);
        String token = link.substring(link.lastIndexOf('/') + 1);
        Response nonsense = given().accept("text/html").get("/confirm/nonsense");
        assertEquals(404, nonsense.statusCode());

        List<String> forged = List.of(
                token.substring(0, token.length() - 1),
                token.substring(1),
                token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A"),
                token.replace(".confirm.", ".unsubscribe."),
                token + "=",
                tokens.mint(Purpose.UNSUBSCRIBE, new byte[16]),
                tokens.mint(Purpose.CONFIRM, new byte[3]));
        for (String forgery : forged) {
            assertEquals(
                    nonsense.asString(),
                    given().accept("text/html").get("/confirm/" + forgery).asString());
            assertEquals(
                    404, given().accept("text/html").post("/confirm/" + forgery).statusCode());
        }
        given().get(link).then().body(containsString("Yes, subscribe me"));
    }

    @Test
    void markupInWhatWasTypedStaysText() {
        Reader ada = Reader.unheardOf();
        ada.from()
                .formParam("email", ada.email())
                .formParam("name", "{#each}<script>alert(1)</script>")
                .post("/subscribe")
                .then()
                .statusCode(400)
                .body(containsString("{#each}&lt;script&gt;alert(1)&lt;/script&gt;"));
    }

    private UUID subscriberOf(Reader reader, int mails) {
        List<UUID> ids = mailbox.mails(reader.email(), mails).stream()
                .map(ConfirmationMail::subscriberId)
                .distinct()
                .toList();
        assertEquals(1, ids.size(), "one person, however often they ask");
        assertFalse(reader.email().contains(ids.get(0).toString()));
        return ids.get(0);
    }
}
