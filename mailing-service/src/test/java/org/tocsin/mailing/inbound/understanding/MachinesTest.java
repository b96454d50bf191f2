package org.tocsin.mailing.inbound.understanding;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.tocsin.mailing.inbound.understanding.Messages.meaning;
import static org.tocsin.mailing.inbound.understanding.Messages.understood;

class MachinesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "failed  | 5.1.1 | 550 5.1.1 No such user here           | bounce-hard",
                "failed  | 5.0.0 | 550 mailbox unavailable               | bounce-hard",
                "failed  | 5.4.4 | Host or domain name not found         | bounce-hard",
                "failed  | 5.2.2 | 552 5.2.2 Mailbox full                | bounce-soft",
                "failed  | 5.1.1 | 552 the mailbox is over quota         | bounce-soft",
                "failed  | 5.7.1 | 554 5.7.1 listed by a spam blocklist  | bounce-soft",
                "failed  | 4.4.7 | delivery time expired                 | bounce-soft",
                "delayed | 4.4.1 | connection timed out                  | delay",
                "relayed | 2.0.0 | 250 ok                                | receipt"
            })
    void deliveryReportIsGradedByItsReason(String action, String status, String diagnosis, String meaning) {
        assertEquals(meaning, report(action, status, diagnosis).meaning().word());
    }

    @Test
    void recipientsOfOneReportAreGradedEachByItself() {
        Understood understood = understood(
                AddressedTo.BOUNCE,
                "",
                "From: MAILER-DAEMON@mx.readers.example",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; mx.readers.example",
                "",
                "Final-Recipient: rfc822; ada@readers.example",
                "Action: failed",
                "Status: 5.1.1",
                "",
                "Final-Recipient: rfc822; eve@readers.example",
                "Action: failed",
                "Status: 5.2.2",
                "--b--");

        Meaning.Bounce bounce = assertInstanceOf(Meaning.Bounce.class, understood.meaning());
        assertEquals(
                List.of(Grade.HARD, Grade.SOFT),
                bounce.recipients().stream().map(FailedRecipient::grade).toList());
    }

    @Test
    void mailboxCalledUnknownAfterTheMessageMayBeAFilters() {
        Understood understood = understood(
                AddressedTo.BOUNCE,
                "",
                "From: Mail Delivery System <MAILER-DAEMON@mx.readers.example>",
                "Subject: Undelivered Mail Returned to Sender",
                "",
                "<ada@readers.example>: 550 User unknown (in reply to end of DATA command)");

        assertEquals("bounce-soft", understood.meaning().word());
    }

    @Test
    void wordsOfAnOldMailSystemAreUnderstood() {
        Understood understood = understood(
                AddressedTo.BOUNCE,
                "",
                "From: MAILER-DAEMON@mx.readers.example",
                "Subject: failure notice",
                "",
                "I could not deliver your message. I have given up.",
                "",
                "<ada@readers.example>:",
                "Sorry, no mailbox here by that name. (#5.1.1)");

        assertEquals("bounce-hard", understood.meaning().word());
    }

    @Test
    void providersReportIsAComplaint() {
        assertEquals("complaint", feedback("abuse"));
        assertEquals("unsubscribe", feedback("opt-out"));
        assertEquals("unknown", feedback("auth-failure"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied (vacation)",
                "Auto-Submitted: AUTO-GENERATED",
                "Precedence: auto_reply",
                "X-Autoreply: yes",
                "X-Apple-Action: VACATION/1"
            })
    void marksOfMachinesOutweighTheWord(String mark) {
        assertEquals("auto-reply", meaning("Subject: Re: unsubscribe", mark, "", "unsubscribe"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Out of Office: unsubscribe",
                "Automatic reply: Router flaw",
                "Abwesenheitsnotiz: unsubscribe",
                "Réponse automatique : unsubscribe",
                "Automatiskt svar: unsubscribe",
                "Autoodpowiedź: unsubscribe",
                "Trả lời tự động: hủy đăng ký",
                "Balasan otomatis: unsubscribe"
            })
    void subjectOfAnAnsweringMachineIsNoCommand(String subject) {
        assertEquals("auto-reply", meaning("Subject: " + subject, "", "Back on Monday."));
    }

    @Test
    void answerWithoutAnyMarkIsKnownByWhatItSays() {
        assertEquals("auto-reply", meaning("Subject: Re: unsubscribe", "", "I am on vacation until Monday."));
    }

    @Test
    void receiptForAnAlertAboutUnsubscribingIsAReceipt() {
        assertEquals(
                "receipt",
                meaning(
                        "Subject: Read: unsubscribe",
                        "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
                        "",
                        "--b",
                        "Content-Type: text/plain",
                        "",
                        "Your message was displayed.",
                        "--b--"));
    }

    private static Understood report(String action, String status, String diagnosis) {
        return understood(
                AddressedTo.BOUNCE,
                "",
                "From: MAILER-DAEMON@mx.readers.example",
                "Subject: Undelivered: unsubscribe",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; mx.readers.example",
                "",
                "Final-Recipient: rfc822; ada@readers.example",
                "Action: " + action,
                "Status: " + status,
                "Diagnostic-Code: smtp; " + diagnosis,
                "--b--");
    }

    private static String feedback(String type) {
        return meaning(
                "Subject: FW: unsubscribe",
                "Content-Type: multipart/report; report-type=feedback-report; boundary=b",
                "",
                "--b",
                "Content-Type: message/feedback-report",
                "",
                "Feedback-Type: " + type,
                "Version: 1",
                "--b--");
    }
}
