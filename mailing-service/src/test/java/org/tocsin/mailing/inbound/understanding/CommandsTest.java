package org.tocsin.mailing.inbound.understanding;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.mailing.inbound.understanding.bounce.DeliveryRules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tocsin.mailing.inbound.understanding.Messages.inAnswerTo;
import static org.tocsin.mailing.inbound.understanding.Messages.meaning;

class CommandsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unsubscribe",
                "UNSUBSCRIBE please",
                "\"unsubscribe\"",
                "Re[4]: Un-Subscribe!",
                "AW: Sv: antw: unsubcribe",
                "unsuscribe me, thank you",
                "[EXTERNAL] Re: remove me",
                "STOP",
                "回复：退订",
                "Re: bitte abbestellen",
                "RE : me désabonner svp",
                "Darme de baja por favor",
                "Cancellatemi grazie",
                "Quero cancelar inscrição",
                "Graag uitschrijven",
                "SV: avsluta prenumeration tack",
                "afmeld nyhedsbrev",
                "meld meg av",
                "peruuta tilaus kiitos",
                "proszę wypisz mnie",
                "prosím odhlásit",
                "kérem a leiratkozást",
                "vreau să mă dezabonez",
                "Пожалуйста, отпишите меня",
                "відпишіть мене",
                "θέλω να διαγραφώ",
                "aboneliği iptal et lütfen",
                "配信停止お願いします",
                "구독 취소 부탁드립니다",
                "إلغاء الاشتراك من فضلك",
                "הסירו אותי בבקשה",
                "กรุณายกเลิกการสมัคร",
                "hủy đăng ký",
                "berhenti berlangganan",
                "=?utf-8?B?dW5zdWJzY3JpYmU?=",
                "=?UTF-8*EN?Q?unsub?=\r\n =?UTF-8*EN?Q?scribe?=",
                "=?x-nobody-knows?Q?unsubscribe?=",
                "=?UTF-7?Q?+AHU-nsubscribe?=",
                "u\u200bnsub\u00adscribe",
                "ＵＮＳＵＢＳＣＲＩＢＥ",
                "Odp.: Відповідь: unsubscribe",
                "Subject: {Spam?} unscribe",
                "Hiermit bestelle ich den Newsletter ab",
                "No deseo recibir más correos",
                "Aboneliğimi iptal edin",
                "请将我从列表中移除",
                "구독을 취소해 주세요",
                "Прошу исключить меня из рассылки"
            })
    void subjectThatIsNothingButTheCommandUnsubscribes(String subject) {
        assertEquals("unsubscribe", meaning("Subject: " + subject, "", "Ada"), subject);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How to unsubscribe from vendor mail",
                "Please do not unsubscribe me",
                "Did somebody unsubscribe me?",
                "subscribe",
                "Re: resubscribe",
                "unsubscribe link is broken",
                "Fwd: unsubscribe",
                "WG: unsubscribe",
                "Re: your unsubscribe confirmation",
                "Accepted: unsubscribe meeting",
                "keine Abmeldung",
                "Re: Peru",
                "Cancel my request",
                "Gelesen: unsubscribe",
                "unsubscribe all users of the old list",
                "Your unsubscribe request",
                "Ihre Abmeldung",
                "Thank you for unsubscribing",
                "undo unsubscribe",
                "List-Unsubscribe",
                "Bitte melden Sie mich an"
            })
    void subjectThatSaysAnythingMoreDoesNot(String subject) {
        String meaning = meaning("Subject: " + subject, "", "Hello, please see above.");

        assertEquals(false, meaning.startsWith("unsubscribe"), subject + ": " + meaning);
    }

    @Test
    void readerMayTellOfTheirHolidaysAndStillLeave() {
        assertEquals("unsubscribe", meaning("Subject: unsubscribe", "", "I am on holiday and want some peace."));
    }

    @Test
    void wordForAllEndsAll() {
        assertEquals("unsubscribe-all", meaning("Subject: unsubscribe me from all lists", "", ""));
    }

    @Test
    void wordInOurOwnSubjectIsNotTheirs() {
        assertEquals("human-reply", inAnswerTo("Unsubscribe", "Subject: Re: Unsubscribe", "", "Good article, thanks."));
    }

    @Test
    void wordBesideOurOwnSubjectIsTheirs() {
        assertEquals(
                "unsubscribe",
                inAnswerTo("[Alert] Router flaw", "Subject: Re: [Alert] Router flaw - unsubscribe", "", "Ada"));
    }

    @Test
    void firstWrittenLineIsReadWhenTheSubjectSaysNothing() {
        assertEquals(
                "unsubscribe",
                meaning(
                        "Subject: Re: Router flaw",
                        "",
                        "Unsubscribe please",
                        "",
                        "On Monday, Threatpost wrote:",
                        "> Flaw"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi,|please unsubscribe me.|Thanks|Ada Lovelace",
                "Dear Sir or Madam,|please remove me from your mailing list.|kind regards",
                "Guten Tag,|bitte melden Sie mich vom Newsletter ab.|Mit freundlichen Grüßen",
                "您好，|请取消订阅。|谢谢",
                "Could you please unsubscribe me?",
                "Unsubscribe|Thank you|Ludwig van Beethoven",
                "Отпишите меня, пожалуйста|С уважением,|Ада Лавлейс",
                "unsubscribe|unsubscribe|unsubscribe"
            })
    void politeNoteMayHaveAGreetingAndAGoodbye(String note) {
        assertEquals("unsubscribe", meaning("Subject: Re: Router flaw", "", note.replace("|", "\r\n")), note);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unsubscribe|Link is broken",
                "Unsubscribe|My colleague John Smith",
                "Unsubscribe|Thanks but not me",
                "Unsubscribe|How?",
                "退订|之前请告诉我怎么做",
                "退订|不是我，是我的同事",
                "配信停止|の方法を教えて",
                "Hello,|unsubscribe|is what the button says, and it is broken.",
                "Hi Bob,|please unsubscribe me from the other list, but keep this one.",
                "Hello,|how can I unsubscribe?|Thanks",
                "Hi,|Stop.|Ada",
                "Dear team,|remove the typo in line 3."
            })
    void noteWithAMatterOfItsOwnIsForAPerson(String note) {
        assertEquals("human-reply", meaning("Subject: Re: Router flaw", "", note.replace("|", "\r\n")), note);
    }

    @Test
    void whoeverLeavesMayNameThePublisher() {
        Understanding ofOurs = new Understanding(DeliveryRules.shipped(), List.of("Threatpost", "Security alerts"));
        byte[] raw = "Subject: Please unsubscribe me from Threatpost security alerts\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8);

        assertEquals(
                "unsubscribe", ofOurs.of(raw, Circumstances.unknown()).meaning().word());
        assertEquals(
                "human-reply",
                new Understanding().of(raw, Circumstances.unknown()).meaning().word());
    }

    @Test
    void quotedFooterIsNotTheReadersWord() {
        assertEquals(
                "human-reply",
                meaning("Subject: Re: Router flaw", "", "Thanks!", "", "> To leave, reply with", "> unsubscribe"));
    }

    @Test
    void merelyStoppingSomethingIsNotLeaving() {
        assertEquals("unsubscribe", meaning("Subject: Re: Router flaw", "", "Stop"));
        assertEquals(
                "human-reply",
                meaning(
                        "Subject: Re: Router flaw",
                        "",
                        "Stop!",
                        "",
                        "The version you name is wrong, please correct it."));
    }

    @Test
    void commandsThatNeedAProofAreLeftToLinks() {
        assertEquals("other-command", meaning("Subject: subscribe me again please", "", ""));
        assertEquals("human-reply", meaning("Subject: unsubscribe and resubscribe", "", ""));
    }
}
