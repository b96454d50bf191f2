package org.tocsin.preference.preferring;

import java.io.IOException;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlLabel;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.util.NameValuePair;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.backing.BackingServices;
import org.tocsin.events.wire.Interest;
import org.tocsin.events.wire.Interests;
import org.tocsin.events.wire.PreferencesState;
import org.tocsin.preference.Published;
import org.tocsin.preference.confirming.ConfirmedReaders;
import org.tocsin.preference.suggesting.NamedAlerts;
import org.tocsin.tokens.SessionTokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The way a reader goes on the preferences page, with cookies off. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class PreferencesInABrowserTest {

    @Inject
    ConfirmedReaders readers;

    @Inject
    NamedAlerts alerts;

    @Inject
    Published published;

    @Inject
    SessionTokens sessions;

    @Inject
    Clock clock;

    @TestHTTPResource("/preferences")
    URL preferences;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readerPausesAndGoesOn(boolean javaScript) throws IOException {
        UUID subscriber = readers.optedInTo("newsletter");
        LocalDate end = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(10);
        try (WebClient browser = browser(javaScript)) {
            HtmlPage wrong = press(typed(open(browser, subscriber), "until", "soon"), "Pause");
            assertTrue(wrong.getTitleText().startsWith("Please check"));
            assertEquals("until-error", wrong.getElementById("until-error").getId());

            HtmlPage paused = press(typed(open(browser, subscriber), "until", end.toString()), "Pause");
            assertTrue(paused.asNormalizedText().contains("Your mail pauses until " + end.getDayOfMonth() + " "));
            assertEquals(
                    Optional.of(end.atStartOfDay().toInstant(ZoneOffset.UTC)),
                    last(subscriber).pausedUntil());

            press(paused, "End the pause now");
            assertEquals(Optional.empty(), last(subscriber).pausedUntil());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readerSaysWhichAlertsConcernThemAndTakesItBack(boolean javaScript) throws IOException {
        UUID subscriber = readers.optedInTo("security-alerts");
        String vendor = "Vendor " + subscriber;
        alerts.about(vendor, "Router");
        try (WebClient browser = browser(javaScript)) {
            HtmlPage page = open(browser, subscriber);
            labelled(page, vendor + " Router").setChecked(true);
            ((HtmlSelect) page.getElementById("severity")).setSelectedAttribute("high", true);
            typed(page, "vendor", "Microsoft");
            HtmlPage saved = press(page, "Save which alerts");

            assertTrue(labelled(saved, "Microsoft").isChecked());
            assertEquals(
                    Optional.of(new Interests(
                            List.of(
                                    new Interest(vendor, Optional.of("Router")),
                                    new Interest("Microsoft", Optional.empty())),
                            Optional.of("high"))),
                    last(subscriber).interests());

            HtmlPage undone = press(saved, "Undo");
            assertFalse(labelled(undone, vendor + " Router").isChecked());
            assertEquals(Optional.empty(), last(subscriber).interests());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readerLeavesEverythingAndIsToldSo(boolean javaScript) throws IOException {
        UUID subscriber = readers.sharingWith("kaspersky-lab", "newsletter");
        try (WebClient browser = browser(javaScript)) {
            HtmlPage left = press(open(browser, subscriber), "Leave everything");

            assertTrue(left.asNormalizedText().contains("You have left everything"));
            assertEquals(List.of(), published.topics(subscriber));
            assertEquals(1, published.acknowledgements(subscriber).size());

            press(left, "Undo, and share with the sponsor again");
            assertEquals(List.of("newsletter"), published.topics(subscriber));
            assertTrue(last(subscriber).sponsors().get(0).consented());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void productWithoutItsVendorIsPointedOut(boolean javaScript) throws IOException {
        UUID subscriber = readers.optedInTo("newsletter");
        try (WebClient browser = browser(javaScript)) {
            HtmlPage wrong = press(typed(open(browser, subscriber), "product", "Router"), "Save which alerts");

            assertEquals("Router", ((HtmlInput) wrong.getElementById("product")).getValue());
            assertEquals("true", ((HtmlElement) wrong.getElementById("vendor")).getAttribute("aria-invalid"));
            assertEquals(1, last(subscriber).version());
        }
    }

    private static WebClient browser(boolean javaScript) {
        WebClient browser = new WebClient();
        browser.getOptions().setJavaScriptEnabled(javaScript);
        browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
        browser.getOptions().setCssEnabled(false);
        browser.getCookieManager().setCookiesEnabled(false);
        return browser;
    }

    /** As the account page's button does. */
    private HtmlPage open(WebClient browser, UUID subscriber) throws IOException {
        Instant end = clock.instant().plus(Duration.ofMinutes(5));
        WebRequest request = new WebRequest(preferences, HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair("session", sessions.mint(subscriber, end))));
        return browser.getPage(request);
    }

    private static HtmlPage typed(HtmlPage page, String field, String value) {
        ((HtmlInput) page.getElementById(field)).setValue(value);
        return page;
    }

    private static HtmlCheckBoxInput labelled(HtmlPage page, String text) {
        return page.getElementsByTagName("label").stream()
                .map(HtmlLabel.class::cast)
                .filter(label -> label.asNormalizedText().equals(text))
                .map(label -> (HtmlCheckBoxInput) page.getElementById(label.getForAttribute()))
                .findFirst()
                .orElseThrow();
    }

    private static HtmlPage press(HtmlPage page, String button) throws IOException {
        return page.getElementsByTagName("button").stream()
                .filter(element -> element.asNormalizedText().equals(button))
                .map(HtmlButton.class::cast)
                .findFirst()
                .orElseThrow()
                .click();
    }

    private PreferencesState last(UUID subscriber) {
        List<PreferencesState> states = published.preferences(subscriber);
        return states.get(states.size() - 1);
    }
}
