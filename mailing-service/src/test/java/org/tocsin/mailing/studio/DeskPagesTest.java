package org.tocsin.mailing.studio;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import jakarta.inject.Inject;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.html.HtmlTextArea;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.tocsin.mailing.ReadersMailbox;
import org.tocsin.mailing.delivery.Readers;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class DeskPagesTest {

    @TestHTTPResource("/studio")
    URL studio;

    @Inject
    Jdbi jdbi;

    ReadersMailbox mailbox;
    private Readers readers;

    @BeforeEach
    void nobodyYet() {
        readers = new Readers(jdbi);
        readers.removeAll();
    }

    @Test
    void publisherWritesLooksAndSendsWithoutJavaScript() throws IOException {
        readers.add("desk@readers.example", "newsletter");
        try (WebClient browser = browser()) {
            HtmlPage form = browser.<HtmlPage>getPage(studio)
                    .getAnchorByText("Write one")
                    .click();
            form.<HtmlSelect>getElementByName("topic").setSelectedAttribute("newsletter", true);
            form.<HtmlInput>getElementByName("subject").setValue("This <week>");
            form.<HtmlTextArea>getElementByName("markdown").setText("Read **this**.");
            HtmlPage draft = press(form, "Keep as a draft");
            assertTrue(draft.getWebResponse().getContentAsString().contains("<strong>this</strong>"));
            assertTrue(draft.asNormalizedText().contains("Would reach now"));
            assertEquals(
                    "http://localhost:8080/privacy",
                    draft.getAnchorByText("Privacy policy").getHrefAttribute());

            HtmlPage sending = press(draft, "Send now");
            await().atMost(Duration.ofSeconds(30)).until(() -> browser.<HtmlPage>getPage(sending.getUrl())
                    .asNormalizedText()
                    .contains("accepted: 1"));
        }
        assertEquals(1, mailbox.of("desk@readers.example").size());
    }

    @Test
    void nobodyElseComesIn() {
        given().get("/studio")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Basic realm=\"operator\", charset=\"UTF-8\"");
    }

    private WebClient browser() {
        WebClient browser = new WebClient();
        browser.getOptions().setJavaScriptEnabled(false);
        browser.getOptions().setCssEnabled(false);
        browser.setRefreshHandler((page, url, seconds) -> {}); // the test looks again by itself
        browser.addRequestHeader(
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        "me:only-for-the-tests-never-in-production".getBytes(StandardCharsets.UTF_8)));
        browser.addRequestHeader("Sec-Fetch-Site", "same-origin");
        return browser;
    }

    private static HtmlPage press(HtmlPage page, String button) throws IOException {
        return page.<HtmlButton>getFirstByXPath("//button[normalize-space()='" + button + "']")
                .click();
    }
}
