package org.tocsin.mailing.inbound.receiving;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.tocsin.mailing.inbound.GivenSettings;
import org.tocsin.mailing.inbound.message.MailReader;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What the mail server in front of us found out (RFC 8601). */
class AuthenticityTest {

    private static final String OURS = "Authentication-Results: mx.threatpost.example; ";

    @Test
    void ourServersWordCounts() {
        assertEquals(
                Authenticity.Verdict.PASSED, verdict(OURS + "spf=fail; dmarc=pass (p=none) header.from=a.example"));
        assertEquals(Authenticity.Verdict.FAILED, verdict(OURS + "dkim=pass; dmarc=fail header.from=a.example"));
        assertEquals(Authenticity.Verdict.UNKNOWN, verdict(OURS + "dmarc=none"));
    }

    @Test
    void wordOfAnybodyElseDoesNot() {
        assertEquals(Authenticity.Verdict.UNKNOWN, verdict("Authentication-Results: mx.attacker.example; dmarc=pass"));
        assertEquals(Authenticity.Verdict.UNKNOWN, verdict("Subject: hi"));
    }

    @Test
    void fieldBelowTheFirstMayBeTheSenders() {
        assertEquals(
                Authenticity.Verdict.UNKNOWN,
                verdict("Authentication-Results: mx.elsewhere.example; dmarc=none\r\n" + OURS + "dmarc=pass"));
        assertEquals(Authenticity.Verdict.FAILED, verdict(OURS + "dmarc=fail\r\n" + OURS + "dmarc=pass"));
    }

    @Test
    void commentIsNoResult() {
        assertEquals(Authenticity.Verdict.UNKNOWN, verdict(OURS + "spf=none (; dmarc=pass)"));
    }

    @Test
    void nothingIsTrustedUnlessAskedFor() {
        Authenticity trustsNobody = new Authenticity(GivenSettings.with(Map.of()));

        assertEquals(
                Authenticity.Verdict.UNKNOWN,
                trustsNobody.of(MailReader.read((OURS + "dmarc=fail\r\n\r\n").getBytes(StandardCharsets.UTF_8))));
    }

    private static Authenticity.Verdict verdict(String header) {
        return new Authenticity(GivenSettings.with(Map.of("trusted-authserv", "MX.threatpost.example")))
                .of(MailReader.read((header + "\r\n\r\nText\r\n").getBytes(StandardCharsets.UTF_8)));
    }
}
