package org.tocsin.preference.leaving;

import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.backing.BackingServices;
import org.tocsin.preference.Published;
import org.tocsin.preference.confirming.ConfirmedReaders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** The way a reader goes, with cookies off. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class LeavingInABrowserTest {

    @Inject
    ConfirmedReaders readers;

    @Inject
    Published published;

    @Inject
    Links links;

    @TestHTTPResource
    URL origin;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readerLeavesATopicTakesItBackAndLeavesEverything(boolean javaScript) throws IOException {
        UUID subscriber = readers.optedInTo("newsletter", "informative");
        String link = origin.toString().replaceAll("/$", "") + links.unsubscribe(subscriber, "newsletter");
        try (WebClient browser = new WebClient()) {
            browser.getOptions().setJavaScriptEnabled(javaScript);
            browser.getCookieManager().setCookiesEnabled(false);

            HtmlPage left = press(browser.getPage(link), "Unsubscribe from Newsletter");
            assertEquals("You have left Newsletter", left.getTitleText());
            assertEquals(List.of("informative"), published.topics(subscriber));

            HtmlPage back = press(left, "Undo");
            assertEquals("You are subscribed again", back.getTitleText());
            assertEquals(List.of("informative", "newsletter"), published.topics(subscriber));

            HtmlPage gone = press(browser.getPage(link), "Leave everything");
            assertEquals("You have left everything", gone.getTitleText());
            assertFalse(gone.asNormalizedText().contains("Informative mail"));
            assertEquals(List.of(), published.topics(subscriber));
        }
    }

    private static HtmlPage press(HtmlPage page, String button) throws IOException {
        return page.getElementsByTagName("button").stream()
                .filter(element -> element.asNormalizedText().equals(button))
                .map(HtmlButton.class::cast)
                .findFirst()
                .orElseThrow()
                .click();
    }
}
