package org.tocsin.registration.subscribe;

import java.io.IOException;
import java.net.URL;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.tocsin.events.wire.ConfirmationMail;
import org.tocsin.registration.service.Mailbox;
import org.tocsin.registration.service.Reader;
import org.tocsin.registration.service.Surroundings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Without JavaScript and without cookies. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class SignUpInTheBrowserTest {

    @TestHTTPResource("/")
    URL front;

    @Inject
    Mailbox mailbox;

    private final Reader ada = Reader.unheardOf();
    private final WebClient browser = new WebClient();

    @BeforeEach
    void switchOff() {
        browser.getOptions().setJavaScriptEnabled(false);
        browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
        browser.getCookieManager().setCookiesEnabled(false);
        browser.addRequestHeader("X-Forwarded-For", ada.network());
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void nothingIsTickedBeforehand() throws IOException {
        List<HtmlCheckBoxInput> boxes = form().getByXPath("//input[@type='checkbox']");
        assertEquals(6, boxes.size());
        assertTrue(boxes.stream().noneMatch(HtmlCheckBoxInput::isChecked));
    }

    @Test
    void everyFieldHasALabelAndSaysWhyItIsAsked() throws IOException {
        HtmlPage page = form();
        List<HtmlInput> inputs = page.getByXPath("//input");
        for (HtmlInput input : inputs) {
            assertFalse(page.getByXPath("//label[@for='" + input.getId() + "']").isEmpty(), input.getId());
            String hint = input.getAttribute("aria-describedby");
            assertTrue(page.getElementById(hint).getTextContent().length() > 20, input.getId());
        }
    }

    @Test
    void aReaderSignsUpAndConfirms() throws IOException {
        HtmlPage page = form();
        type(page, "email", ada.email());
        type(page, "name", "Ольга");
        tick(page, "topic-security-alerts");

        HtmlPage sent = submit(page);
        assertEquals(202, sent.getWebResponse().getStatusCode());
        assertEquals("Look into your mailbox", heading(sent));

        ConfirmationMail mail = mailbox.mails(ada.email(), 1).get(0);
        assertEquals("Ольга", mail.name().orElseThrow());
        HtmlPage asked = browser.getPage(new URL(front, mailbox.link(ada.email(), 1)));
        assertEquals("Is this what you want?", heading(asked));
        assertTrue(asked.asNormalizedText().contains(ada.email()));
        assertTrue(asked.asNormalizedText().contains("Security alerts"));
        assertFalse(asked.asNormalizedText().contains("Kaspersky"));

        HtmlPage confirmed = submit(asked);
        assertEquals("You are subscribed", heading(confirmed));
        assertEquals(
                "form",
                mailbox.states(mail.subscriberId(), 1).get(0).requests().get(0).via());
    }

    @Test
    void aMistakeIsShownBesideItsFieldAndNothingTypedIsLost() throws IOException {
        HtmlPage page = form();
        type(page, "email", "nobody");
        type(page, "name", "Ada");
        tick(page, "topic-newsletter");
        tick(page, "sponsor-kaspersky-lab");

        HtmlPage again = submit(page);

        assertEquals(400, again.getWebResponse().getStatusCode());
        DomElement email = again.getElementById("email");
        assertEquals("true", email.getAttribute("aria-invalid"));
        assertTrue(email.hasAttribute("autofocus"));
        assertTrue(email.getAttribute("aria-describedby").startsWith("email-error"));
        assertTrue(again.getElementById("email-error").getTextContent().contains("not an e-mail address"));
        assertEquals("nobody", email.getAttribute("value"));
        assertEquals("Ada", again.getElementById("name").getAttribute("value"));
        assertTrue(((HtmlCheckBoxInput) again.getElementById("topic-newsletter")).isChecked());
        assertTrue(((HtmlCheckBoxInput) again.getElementById("sponsor-kaspersky-lab")).isChecked());
        assertFalse(((HtmlCheckBoxInput) again.getElementById("topic-informative")).isChecked());
    }

    @Test
    void whoChoosesNothingIsLedToTheTopics() throws IOException {
        HtmlPage page = form();
        type(page, "email", ada.email());

        HtmlPage again = submit(page);

        assertEquals(
                "Please choose at least one topic.",
                again.getElementById("topics-error").getTextContent());
        assertTrue(again.getElementById("topic-security-alerts").hasAttribute("autofocus"));
        assertFalse(again.getElementById("email").hasAttribute("autofocus"));
    }

    @Test
    void theFrontDoorIsTheForm() throws IOException {
        assertEquals(heading(form()), heading(browser.getPage(new URL(front, "/subscribe"))));
    }

    @Test
    void noPageSetsACookieOrRunsAScript() throws IOException {
        Page page = browser.getPage(front);
        assertEquals(null, page.getWebResponse().getResponseHeaderValue("Set-Cookie"));
        assertFalse(page.getWebResponse().getContentAsString().contains("<script"));
    }

    private HtmlPage form() throws IOException {
        return browser.getPage(front);
    }

    private static void type(HtmlPage page, String field, String text) {
        ((HtmlInput) page.getElementById(field)).setValue(text);
    }

    private static void tick(HtmlPage page, String box) {
        ((HtmlCheckBoxInput) page.getElementById(box)).setChecked(true);
    }

    private static HtmlPage submit(HtmlPage page) throws IOException {
        DomElement button = page.getFirstByXPath("//button[@type='submit']");
        return button.click();
    }

    private static String heading(HtmlPage page) {
        DomElement heading = page.getFirstByXPath("//h1");
        return heading.getTextContent();
    }
}
