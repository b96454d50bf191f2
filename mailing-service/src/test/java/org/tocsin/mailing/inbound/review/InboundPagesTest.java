package org.tocsin.mailing.inbound.review;

import java.io.IOException;
import java.net.URL;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.mailing.inbound.smtp.MailRoom;
import org.tocsin.tokens.MailFunction;
import org.tocsin.tokens.MailTokens;

import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
    Jdbi database;

    private final UUID reader = UUID.randomUUID();

    @Test
    void operatorSeesWhatCameAndCorrectsIt() throws IOException {
        deliver("Subject: Are <b>you</b> real\r\n\r\nI am fed up with it.\r\n");
        try (WebClient browser = browser()) {
            HtmlPage list = browser.getPage(page);
            assertTrue(list.asNormalizedText().contains("human-reply"));
            HtmlPage message = list.getAnchorByText("Are <b>you</b> real").click();
            assertTrue(message.asNormalizedText().contains("I am fed up with it."));
            assertTrue(message.asNormalizedText().contains("known by the token in the address"));

            HtmlPage corrected = correct(message, "unsubscribe");

            assertTrue(corrected.asNormalizedText().contains("The reader leaves newsletter."));
            assertTrue(correct(corrected, "unsubscribe").asNormalizedText().contains("corrected so before"));
        }
        assertEquals(List.of("newsletter by operator"), leavings());
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
        UUID id = database.withHandle(
                handle -> handle.createQuery("select id from inbound_mail where subscriber_id = :reader")
                        .bind("reader", reader)
                        .mapTo(UUID.class)
                        .one());

        RestAssured.given()
                .auth()
                .preemptive()
                .basic("operator", SECRET)
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("meaning", "unsubscribe-all")
                .post("/inbound/" + id)
                .then()
                .statusCode(401);

        assertEquals(List.of(), leavings());
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

    private List<String> leavings() {
        return database.withHandle(handle -> handle.createQuery(
                        """
                        select coalesce(body ->> 'topic', 'everything') || ' by ' || (body ->> 'via')
                        from (select convert_from(payload, 'UTF8')::json as body from outbox where key = :reader) request
                        """)
                .bind("reader", reader.toString())
                .mapTo(String.class)
                .list());
    }
}
