package org.tocsin.registration.account;

import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.events.EventType;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.registration.service.InjectNeighbours;
import org.tocsin.registration.service.Mailbox;
import org.tocsin.registration.service.MovableClock;
import org.tocsin.registration.service.Neighbours;
import org.tocsin.registration.service.Reader;
import org.tocsin.registration.service.Surroundings;
import org.tocsin.tokens.SessionTokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class AccountTest {

    private static final String REMEMBERED = "__Host-tocsin-remembered";

    @TestHTTPResource("/account")
    URL account;

    @InjectNeighbours
    Neighbours neighbours;

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    @Inject
    Jdbi database;

    @Inject
    SessionTokens sessionTokens;

    @Inject
    MeterRegistry metrics;

    private final Reader ada = Reader.unheardOf();

    @Test
    void aReaderSeesAndCorrectsWhatIsHeldWithoutCookiesAndScripts() throws IOException {
        UUID subscriber = subscribe();
        try (WebClient browser = new WebClient()) {
            browser.getOptions().setJavaScriptEnabled(false);
            browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
            browser.getCookieManager().setCookiesEnabled(false);
            browser.addRequestHeader("X-Forwarded-For", ada.network());
            HtmlPage page = browser.getPage(account);
            type(page, "email", ada.email());
            assertEquals("Look into your mailbox", heading(press(page, "Mail me a link")));

            HtmlPage enter = browser.getPage(new URL(account, mailbox.signInLink(subscriber, 1)));
            assertTrue(enter.asNormalizedText().contains("in another browser"));
            HtmlPage data = press(enter, "It was me: show me my data here");
            assertTrue(data.asNormalizedText().contains(ada.email()));
            assertTrue(data.asNormalizedText().contains("Security alerts"));
            assertTrue(data.asNormalizedText().contains("You did not agree to that"));

            type(data, "name", "Ada {x} <b>");
            HtmlPage corrected = press(data, "Change my details");
            assertTrue(corrected.asNormalizedText().contains("Your details are changed."));
            assertTrue(corrected.asNormalizedText().contains("Ada {x} <b>"));
        }
        SubscriberState state = mailbox.states(subscriber, 2).get(1);
        assertEquals(
                List.of(EventType.SUBSCRIBER_CONFIRMED, EventType.SUBSCRIBER_CORRECTED), mailbox.types(subscriber, 2));
        assertEquals(2, state.version());
        assertEquals(Optional.of("Ada {x} <b>"), state.name());
    }

    @Test
    void whoAsksDoesNotLearnWhetherAnAddressIsKnown() {
        subscribe();
        Reader stranger = Reader.unheardOf();

        Response toKnown = ask(ada);
        Response toStranger = ask(stranger);

        assertEquals(202, toKnown.statusCode());
        assertEquals(toStranger.statusCode(), toKnown.statusCode());
        assertEquals(toStranger.asString(), toKnown.asString());
        assertEquals(toStranger.headers().size(), toKnown.headers().size());
        assertEquals(1, mailbox.signInsFor(ada.email()));
        assertEquals(0, mailbox.signInsFor(stranger.email()));
    }

    @Test
    void whoHasNotConfirmedCannotSignIn() {
        ada.signsUp();
        ask(ada);
        assertEquals(0, mailbox.signInsFor(ada.email()));
    }

    @Test
    void aMailboxGetsThreeLinksAnHour() {
        subscribe();
        for (int time = 0; time < 5; time++) {
            ask(ada);
        }
        assertEquals(3, mailbox.signInsFor(ada.email()));
    }

    @Test
    void theBrowserThatAskedIsRecognised() {
        UUID subscriber = subscribe();
        Response asked = ask(ada);
        String link = mailbox.signInLink(subscriber, 1);

        given().cookie("__Host-tocsin-asked", asked.cookie("__Host-tocsin-asked"))
                .get(link)
                .then()
                .statusCode(200)
                .body(containsString("Here you see and change"));
        given().get(link).then().statusCode(200).body(containsString("in another browser"));
        String cookie = asked.header("Set-Cookie");
        for (String attribute : List.of("Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=900")) {
            assertTrue(cookie.replace(" ", "").contains(attribute), cookie);
        }
    }

    @Test
    void aLinkWorksOnceAndForAQuarterOfAnHour() {
        UUID subscriber = subscribe();
        ask(ada);
        String link = mailbox.signInLink(subscriber, 1);
        given().get(link).then().statusCode(200);
        given().post(link).then().statusCode(400).body(containsString("in another browser"));
        enter(link).then().statusCode(200).body(containsString("Your data"));
        enter(link).then().statusCode(410);
        given().get(link).then().statusCode(410);

        ask(ada);
        String second = mailbox.signInLink(subscriber, 2);
        clock.advance(Duration.ofMinutes(15).plusMillis(1));
        enter(second).then().statusCode(410).body(containsString("Ask for a new one"));
    }

    @Test
    void aLinkThatIsNotOursOpensNothingAndThatIsRecorded() {
        double before = trespasses();
        ada.signsUp();
        String confirm = mailbox.link(ada.email(), 1);
        String token = confirm.substring(confirm.lastIndexOf('/') + 1);
        for (String forgery : List.of("x", token, token.replace(".confirm.", ".sign-in."))) {
            given().get("/account/enter/" + forgery).then().statusCode(404);
            given().post("/account/enter/" + forgery).then().statusCode(404);
        }
        for (String page : List.of("/confirm/", "/account/erase/", "/account/keep/", "/account/address/")) {
            given().get(page + token.substring(1)).then().statusCode(404);
            given().contentType(ContentType.URLENC)
                    .post(page + token.substring(1))
                    .then()
                    .statusCode(404);
        }
        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/me")
                .then()
                .statusCode(401);
        assertEquals(before + 15, trespasses());
    }

    private double trespasses() {
        return metrics.find("tocsin.trespasses").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void nothingTypedIsLostWhenTheSessionIsOver() {
        String session = sessionOf(subscribe());
        clock.advance(Duration.ofMinutes(30));

        given().formParam("session", session)
                .formParam("name", "Ada Augusta")
                .post("/account/details")
                .then()
                .statusCode(401)
                .body(containsString("Ada Augusta"));
        given().post("/account").then().statusCode(401);
    }

    @Test
    void whoSignsOutIsSignedOutAtOnceAndCanComeBack() {
        UUID subscriber = subscribe();
        ask(ada);
        String open = sessionIn(enter(mailbox.signInLink(subscriber, 1)));
        me(open).then().statusCode(200);

        given().formParam("session", open)
                .post("/account/sign-out")
                .then()
                .statusCode(200)
                .body(containsString("You are signed out"));

        me(open).then().statusCode(401);
        given().formParam("session", open).post("/account").then().statusCode(401);
        given().formParam("session", open).post("/account/sign-out").then().statusCode(200);
        ask(ada);
        String again = sessionIn(enter(mailbox.signInLink(subscriber, 2)));
        me(again).then().statusCode(200);
        Instant told = mailbox.states(subscriber, 2).get(1).sessionsEndedUpTo().orElseThrow();
        assertFalse(told.isBefore(end(open)), "the other services end it, too");
        assertTrue(told.isBefore(end(again)), "and not the next one");
    }

    @Test
    void onePageShowsWhatAllServicesHoldAndSaysWhatIsMissing() {
        String session = sessionOf(subscribe());
        String sharing =
                """
                {"sharing":[{"sponsor":"kaspersky-lab","name":"Kaspersky Lab","consentedAt":"2026-11-20T10:00:00Z","times":2,
                "fields":["email"],"lastSharedAt":"2026-11-22T10:00:00Z","withdrawnAt":"2026-11-23T10:00:00Z"}]}""";
        neighbours.answer(session, "/api/v1/me/sharing", sharing);
        neighbours.answer(
                session,
                "/api/v1/me/mail",
                "{\"campaigns\":[{\"subject\":\"Patch <now>\",\"at\":\"2026-11-22T10:00:00Z\"}]}");
        neighbours.answer(session, "/api/v1/me/preferences", "broken");

        given().formParam("session", session)
                .post("/account")
                .then()
                .statusCode(200)
                .body(containsString(
                        "You said yes on 20 November 2026, 10:00 UTC. Got your e-mail address, last on 22"))
                .body(containsString("You took that back on 23 November 2026"))
                .body(containsString("Patch &lt;now&gt;"))
                .body(containsString("Your choices cannot be shown at the moment."));
    }

    @Test
    void aSessionOfSomebodyWhoIsNotThereIsNone() {
        me(sessionOf(UUID.randomUUID())).then().statusCode(401);
    }

    @Test
    void lookingAtThePageWritesNothing() {
        UUID subscriber = subscribe();
        ask(ada);
        String cookie = given().formParam("here", "yes")
                .formParam("remember", "yes")
                .post(mailbox.signInLink(subscriber, 1))
                .cookie(REMEMBERED);
        long before = rowsWritten();

        for (int time = 0; time < 3; time++) {
            given().cookie(REMEMBERED, cookie).get("/account").then().body(containsString("Your data"));
            given().get("/account").then().statusCode(200);
            me(sessionOf(subscriber)).then().statusCode(200);
        }

        assertEquals(before, rowsWritten());
    }

    @Test
    void aNameThatIsNoneIsRefusedBesideItsField() {
        given().formParam("session", sessionOf(subscribe()))
                .formParam("name", "Ada\r\nBcc: eve@readers.example")
                .post("/account/details")
                .then()
                .statusCode(400)
                .body(containsString("id=\"name-error\""));
    }

    @Test
    void programsGetTheSame() {
        UUID subscriber = subscribe();
        String session = sessionOf(subscriber);

        given().header("Authorization", "Bearer " + session)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("email", is(ada.email()))
                .body("requests[0].topics", is(List.of("security-alerts")))
                .body("requests[0].policyVersion", is("2026-11-23"));
        given().get("/api/v1/me").then().statusCode(401).header("WWW-Authenticate", "Bearer");
        given().header("Authorization", "Bearer " + session + "x")
                .get("/api/v1/me")
                .then()
                .statusCode(401);
    }

    @Test
    void aProgramCorrectsTheName() {
        String session = sessionOf(subscribe());
        patch(session, "{\"name\":\"Ada\"}").then().statusCode(200).body("name", is("Ada"));
        patch(session, "{\"locale\":\"de-AT\"}").then().statusCode(200).body("locale", is("de-AT"));
        patch(session, "{\"name\":null}").then().statusCode(200).body("name", is((String) null));
        for (String wrong :
                List.of("{}", "{\"name\":5}", "{\"name\":\"a\\nb\"}", "{\"email\":\"x@\"}", "{\"locale\":\"?\"}")) {
            patch(session, wrong).then().statusCode(400).contentType("application/problem+json");
        }
    }

    @Test
    void aBrowserStaysSignedInOnlyWhereThatIsTickedAndUntilItIsSignedOut() {
        UUID subscriber = subscribe();
        ask(ada);
        Response unticked = enter(mailbox.signInLink(subscriber, 1));
        assertEquals(null, unticked.cookie(REMEMBERED));
        ask(ada);
        Response ticked = given().formParam("here", "yes")
                .formParam("remember", "yes")
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0")
                .post(mailbox.signInLink(subscriber, 2));
        String cookie = ticked.cookie(REMEMBERED);
        for (String attribute : List.of("Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000")) {
            assertTrue(ticked.getHeaders().getValues("Set-Cookie").stream()
                    .anyMatch(header -> header.replace(" ", "").contains(attribute)));
        }

        Response later = given().cookie(REMEMBERED, cookie).get("/account");
        assertTrue(later.asString().contains("Firefox on Linux"), later::asString);
        List<Map<String, String>> devices = given().header("Authorization", "Bearer " + sessionOf(subscriber))
                .get("/api/v1/me")
                .path("staysSignedIn");
        given().formParam("session", sessionOf(subscriber))
                .post("/account/devices/" + devices.get(0).get("id") + "/sign-out")
                .then()
                .statusCode(200)
                .body(containsString("That device is signed out."));

        given().cookie(REMEMBERED, cookie).get("/account").then().body(containsString("Mail me a link"));
        given().get("/account").then().body(containsString("Mail me a link"));
    }

    private static Response enter(String link) {
        return given().formParam("here", "yes").post(link);
    }

    private Instant end(String session) {
        return sessionTokens.read(session, clock.instant()).orElseThrow().until();
    }

    private static Response me(String session) {
        return given().header("Authorization", "Bearer " + session).get("/api/v1/me");
    }

    private static String sessionIn(Response page) {
        return page.htmlPath().getString("**.find { it.@name == 'session' }.@value");
    }

    /** The newest change to any row of the reader's tables, whatever the other tests do meanwhile to those of events. */
    private long rowsWritten() {
        return database.withHandle(handle -> handle.createQuery(
                        """
                        select coalesce(max(xmin::text::bigint), 0) from (
                            select xmin from subscriber union all select xmin from sign_in
                            union all select xmin from remembered_browser union all select xmin from session_end) written""")
                .mapTo(Long.class)
                .one());
    }

    private static Response patch(String session, String body) {
        return given().header("Authorization", "Bearer " + session)
                .contentType("application/json")
                .body(body)
                .patch("/api/v1/me");
    }

    private UUID subscribe() {
        ada.signsUp();
        given().post(mailbox.link(ada.email(), 1)).then().statusCode(200);
        return mailbox.mails(ada.email(), 1).get(0).subscriberId();
    }

    private static Response ask(Reader reader) {
        return reader.from().formParams(Map.of("email", reader.email())).post("/account/sign-in");
    }

    private String sessionOf(UUID subscriber) {
        return sessionTokens.mint(subscriber, clock.instant().plus(Duration.ofMinutes(30)));
    }

    private static void type(HtmlPage page, String field, String text) {
        ((HtmlInput) page.getElementById(field)).setValue(text);
    }

    private static HtmlPage press(HtmlPage page, String button) throws IOException {
        DomElement found = page.getFirstByXPath("//button[normalize-space()='" + button + "']");
        return found.click();
    }

    private static String heading(HtmlPage page) {
        DomElement heading = page.getFirstByXPath("//h1");
        return heading.getTextContent();
    }
}
