package org.tocsin.mailing.transactional;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.MailEncoder;
import org.junit.jupiter.api.Test;

import org.tocsin.events.wire.ConfirmationMail;
import org.tocsin.events.wire.OptOutAcknowledgement;
import org.tocsin.events.wire.ReceiptLine;
import org.tocsin.events.wire.ReceiptMail;
import org.tocsin.mailing.audience.Reachability.Reachable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class LettersTest {

    private static final UUID ID = UUID.fromString("5f1d0b6e-3c55-4e63-8b1e-6a0e3f6d2c11");
    private static final Instant UNTIL = Instant.parse("2026-11-26T08:00:00Z");
    private static final String LINK = "https://news.threatpost.example/confirm/a.confirm.abc";

    @Inject
    Letters letters;

    @Inject
    ReceiptLetters receiptLetters;

    @Test
    void theTextOfAConfirmationReadsWell() {
        assertEquals(
                """
                Hello Anna,

                somebody, hopefully you, asked Threatpost to send mail to this address:

                  * Security alerts
                  * Newsletter

                To confirm that it was you, open this page and press its button:

                https://news.threatpost.example/confirm/a.confirm.abc

                The link works until Thursday, 26 November 2026, 08:00 UTC.

                If it was not you, ignore this mail. Nothing happens: without the
                confirmation you get nothing from us, and the request is deleted.

                --\s
                Threatpost
                Threatpost, 1 Example Street, Woburn, MA 01801, USA
                """,
                confirmation("anna@readers.example", "security-alerts", "newsletter")
                        .getText());
    }

    @Test
    void aConfirmationWithoutTopicsReadsWellToo() {
        assertTrue(confirmation("anna@readers.example").getText().contains("to this address.\n\nTo confirm"));
    }

    @Test
    void theTextOfAnAcknowledgementReadsWell() {
        String text = acknowledgement("newsletter").getText();

        assertTrue(
                text.startsWith(
                        """
                Hello,

                as you asked, Threatpost sends you no more:

                  * Newsletter

                You need not do anything.\
                """),
                text);
    }

    @Test
    void theSameMailHasTheSameMessageIdEveryTime() {
        assertEquals(
                "<" + ID + "@threatpost.example>",
                acknowledgement().getHeaders().get("Message-ID"));
        assertEquals(
                "<" + ID + "@threatpost.example>",
                acknowledgement().getHeaders().get("Message-ID"));
    }

    @Test
    void noFieldIsEmpty() {
        String wire = new MailEncoder(confirmation("anna@readers.example"), "threatpost.example").encode();

        assertFalse(wire.lines().takeWhile(line -> !line.isEmpty()).anyMatch(line -> line.matches("[^ ]+:\\s*")), wire);
    }

    @Test
    void theWelcomeReadsWellAndCarriesTheReceipts() {
        MailMessage welcome = receiptLetters.welcome(
                new ReceiptMail(
                        ID,
                        ID,
                        List.of(
                                new ReceiptLine(17, "Yes to mail: Newsletter", UNTIL, "3f".repeat(32)),
                                new ReceiptLine(18, "Yes to mail: Security alerts", UNTIL, "a0".repeat(32))),
                        "{\"receipts\":[]}",
                        "https://news.threatpost.example/preferences",
                        UNTIL),
                new Reachable("anna@readers.example", Optional.of("Anna"), "en"));

        assertEquals(
                """
                Hello Anna,

                thank you for confirming. From now on Threatpost sends you what you
                asked for, and this is your receipt:

                  * Yes to mail: Newsletter
                    Thursday, 26 November 2026, 08:00:00 UTC
                    Receipt 17, sealed as
                    3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f
                  * Yes to mail: Security alerts
                    Thursday, 26 November 2026, 08:00:00 UTC
                    Receipt 18, sealed as
                    a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0

                Keep this mail if you like: with the file attached to it you can show what
                you agreed to, and that nobody changed it since.

                You can change or end any of it at any time, at the foot of every mail or
                here:

                https://news.threatpost.example/preferences

                --\s
                Threatpost
                Threatpost, 1 Example Street, Woburn, MA 01801, USA
                """,
                welcome.getText());
        assertEquals("receipts.json", welcome.getAttachment().get(0).getName());
    }

    @Test
    void aDomainOfAnotherScriptGoesOutInALabels() {
        assertEquals(
                List.of("anna@xn--bcher-kva.example"),
                confirmation("anna@bücher.example").getTo());
    }

    @Test
    void aLocalPartOfAnotherScriptIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> confirmation("änna@readers.example"));
    }

    private MailMessage confirmation(String to, String... topics) {
        return letters.confirmation(
                new ConfirmationMail(ID, ID, to, Optional.of("Anna"), "en", LINK, List.of(topics), UNTIL));
    }

    private MailMessage acknowledgement(String... topics) {
        return letters.acknowledgement(
                new OptOutAcknowledgement(ID, ID, List.of(topics), LINK, UNTIL),
                new Reachable("anna@readers.example", Optional.empty(), "en"));
    }
}
