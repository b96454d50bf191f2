package org.tocsin.mailing.inbound.review;

import java.io.IOException;
import java.net.URL;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.events.EventType;
import org.tocsin.events.WireFormat;
import org.tocsin.events.wire.StaffLooked;
import org.tocsin.mailing.inbound.smtp.MailRoom;
import org.tocsin.sealing.Sealing;
import org.tocsin.tokens.MailFunction;
import org.tocsin.tokens.MailTokens;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The operator's pages, in a browser without JavaScript. */
@QuarkusTest
class InboundPagesTest {

    private static final String SECRET = "only-for-the-tests-never-in-production";

    @TestHTTPResource("/inbound")
    URL page;

    @Inject
    MailRoom mailRoom;

    @Inject
    MailTokens tokens;

    @Inject
    Sealing sealing;

    @Inject
    Jdbi database;

    private final UUID reader = UUID.randomUUID();

    @Test
    void operatorSeesWhatCameAndCorrectsIt() throws IOException {
        deliver("Subject: Are <b>you</b> real\r\n\r\nI am fed up with it.\r\n");
        try (WebClient browser = browser()) {
            HtmlPage list = browser.getPage(page);
            assertTrue(list.asNormalizedText().contains("human-reply"));
            assertTrue(list.asNormalizedText().contains("It went on to the publisher's mailbox."));
            assertFalse(list.asNormalizedText().contains("Are <b>you</b> real"));
            HtmlPage masked = list.getAnchorByText("human-reply").click();
            assertFalse(masked.asNormalizedText().contains("I am fed up with it."));
            HtmlPage message = look(masked, "It may be a complaint");
            assertTrue(message.asNormalizedText().contains("Are <b>you</b> real"));
            assertTrue(message.asNormalizedText().contains("I am fed up with it."));
            assertTrue(message.asNormalizedText().contains("known by the token in the address"));

            HtmlPage corrected = correct(message, "unsubscribe");

            assertTrue(corrected.asNormalizedText().contains("The reader leaves newsletter. (operator)"));
            assertFalse(storedName().contains("operator"), "it is sealed");
            assertTrue(correct(corrected, "unsubscribe").asNormalizedText().contains("corrected so before"));
        }
        assertEquals(List.of("newsletter by operator"), leavings());
        assertEquals(List.of("operator: It may be a complaint"), looks());
    }

    @Test
    void whatSomebodyWroteIsShownToNobodyWithoutAReason() {
        deliver("Subject: Hello\r\n\r\nPlease call me.\r\n");
        for (String reason : List.of("", "  ", "ok", "two\nlines", "x".repeat(301))) {
            asProgram()
                    .body(Map.of("reason", reason))
                    .post("/api/v1/inbound/" + id() + "/look")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("reason"));
        }
        assertEquals(List.of(), looks());
        asProgram()
                .body(Map.of("reason", "The reader asks for an answer"))
                .post("/api/v1/inbound/" + id() + "/look")
                .then()
                .statusCode(200)
                .body("subject", equalTo("Hello"), "text", equalTo("Please call me."));
        asProgram().get("/api/v1/inbound").then().body(not(containsString("Hello")));
        assertEquals(List.of("operator: The reader asks for an answer"), looks());
    }

    @Test
    void pageIsForTheOperatorAlone() {
        RestAssured.given()
                .accept("text/html")
                .get("/inbound")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Basic "));
        RestAssured.given()
                .auth()
                .preemptive()
                .basic("me", "a guess")
                .get("/inbound")
                .then()
                .statusCode(401);
    }

    @Test
    void pageOfSomebodyElseCannotPressTheButton() {
        deliver("Subject: Hello\r\n\r\nHello.\r\n");
        RestAssured.given()
                .auth()
                .preemptive()
                .basic("operator", SECRET)
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("meaning", "unsubscribe-all")
                .post("/inbound/" + id())
                .then()
                .statusCode(401);

        assertEquals(List.of(), leavings());
    }

    @Test
    void forwardingItToThePublisherNeedsAReasonToo() {
        deliver("Subject: Hello\r\n\r\nPlease call me.\r\n");
        asBrowser()
                .formParam("meaning", "human-reply")
                .post("/inbound/" + id())
                .then()
                .statusCode(400);
        assertEquals(List.of(), looks());
        asBrowser()
                .formParam("meaning", "human-reply")
                .formParam("forwardReason", "It was taken for an absence note")
                .post("/inbound/" + id())
                .then()
                .statusCode(200);
        assertEquals(List.of("operator: It was taken for an absence note"), looks());
    }

    private static RequestSpecification asBrowser() {
        return RestAssured.given()
                .accept("text/html")
                .auth()
                .preemptive()
                .basic("operator", SECRET)
                .header("Sec-Fetch-Site", "same-origin");
    }

    private UUID id() {
        return database.withHandle(
                handle -> handle.createQuery("select id from inbound_mail where subscriber_id = :reader")
                        .bind("reader", reader)
                        .mapTo(UUID.class)
                        .one());
    }

    private static RequestSpecification asProgram() {
        return RestAssured.given().header("Authorization", "Bearer " + SECRET).contentType(ContentType.JSON);
    }

    private static HtmlPage look(HtmlPage masked, String reason) throws IOException {
        HtmlInput why = masked.getHtmlElementById("reason");
        why.setValue(reason);
        HtmlButton button = masked.getFirstByXPath("//button[text()='Show it']");
        return button.click();
    }

    private static HtmlPage correct(HtmlPage message, String meaning) throws IOException {
        HtmlSelect meanings = message.getHtmlElementById("meaning");
        meanings.setSelectedAttribute(meaning, true);
        HtmlButton button = message.getFirstByXPath("//button[text()='Correct it']");
        return button.click();
    }

    private static WebClient browser() {
        WebClient browser = new WebClient();
        browser.getOptions().setJavaScriptEnabled(false);
        browser.getOptions().setCssEnabled(false);
        browser.addRequestHeader(
                "Authorization",
                "Basic "
                        + java.util.Base64.getEncoder()
                                .encodeToString(
                                        ("operator:" + SECRET).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        browser.addRequestHeader("Sec-Fetch-Site", "same-origin");
        return browser;
    }

    private void deliver(String message) {
        mailRoom.deliver(
                tokens.localPart(
                        MailFunction.REPLY, reader, "newsletter", UUID.randomUUID(), LocalDate.of(2026, 11, 23)),
                "Message-ID: <" + UUID.randomUUID() + "@readers.example>\r\n" + message);
    }

    private String storedName() {
        return database.withHandle(handle -> handle.createQuery(
                        "select encode(corrected_by, 'escape') from inbound_mail where subscriber_id = :reader")
                .bind("reader", reader)
                .mapTo(String.class)
                .one());
    }

    private List<String> leavings() {
        return database.withHandle(handle -> handle.createQuery(
                        """
                        select coalesce(body ->> 'topic', 'everything') || ' by ' || (body ->> 'via')
                          from (select convert_from(payload, 'UTF8')::json as body from outbox
                                 where key = :reader and topic = 'opt-out-requests') event""")
                .bind("reader", reader.toString())
                .mapTo(String.class)
                .list());
    }

    private List<String> looks() {
        return database.withHandle(handle -> handle.createQuery(
                        "select payload from outbox where key = :reader and topic = 'register-events' order by position")
                .bind("reader", reader.toString())
                .map((row, context) -> look(row.getBytes("payload")))
                .list());
    }

    private String look(byte[] payload) {
        byte[] body = sealing.open("event/" + EventType.STAFF_LOOKED.type() + "/" + reader, payload)
                .orElseThrow();
        StaffLooked look = WireFormat.read(body, StaffLooked.class);
        return look.operator() + ": " + look.reason();
    }
}
