package org.tocsin.local.mailbox;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SafeTextTest {

    @Test
    void addressBecomesALinkAndTheFullStopBehindItDoesNot() {
        assertEquals(
                "See <a href=\"http://localhost:8080/confirm/a-b_c.d\">http://localhost:8080/confirm/a-b_c.d</a>.",
                SafeText.withLinks("See http://localhost:8080/confirm/a-b_c.d."));
    }

    @Test
    void markupInTextStaysText() {
        assertEquals("&lt;script&gt;alert(1)&lt;/script&gt;", SafeText.withLinks("<script>alert(1)</script>"));
    }

    @Test
    void quoteInAnAddressDoesNotLeaveTheAttribute() {
        assertFalse(SafeText.withLinks("http://a.example/\"onclick=alert(1)").contains("\"onclick"));
    }

    @Test
    void scriptsFormsAndHandlersAreGone() {
        String page = SafeText.page("<p onclick='x()'>Hi<script>x()</script><form action='/x'><input></form>"
                + "<a href='javascript:x()'>a</a><img src='http://tracker.example/p.gif'></p>");
        for (String bad : new String[] {"onclick", "script", "form", "input"}) {
            assertFalse(page.contains(bad), page);
        }
        assertTrue(page.contains("Hi"), page);
    }

    @Test
    void linksOpenBesideTheMailbox() {
        String page = SafeText.page("<a href='http://localhost:8080/confirm/x'>Confirm</a>");
        assertTrue(page.contains("<base target=\"_blank\">"), page);
        assertTrue(page.contains("href=\"http://localhost:8080/confirm/x\""), page);
    }
}
