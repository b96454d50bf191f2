package org.tocsin.mailing.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.mailing.campaign.Content;
import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.campaign.Subject;
import org.tocsin.mailing.campaign.Topic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CompiledMessageTest {

    private static final UUID CAMPAIGN = UUID.fromString("8f14e45f-ceea-467f-a0e6-7f9d6c1b5a3e");
    private static final UUID SUBSCRIBER = UUID.fromString("0d1c2b3a-4958-4766-8574-93a2b1c0dfee");
    private static final Publisher PUBLISHER = new Publisher(
            "Threatpost",
            "alerts@threatpost.example",
            "Threatpost, 1 Example Street, Woburn, MA 01801, USA",
            "threatpost.example",
            "https://news.threatpost.example");
    private static final String MARKDOWN =
            """
            # Update now

            A flaw in **Widget 3** is *exploited*. See [the advisory](https://vendor.example/a?x=1&y=2).

            | Product | Fixed in |
            |---------|----------|
            | Widget  | 3.0.1    |

            .a line that begins with a dot
            """;

    @Test
    void everyFieldThatBulkMailNeedsIsThereOnce() throws Exception {
        Message message = parse(mail(Kind.ALERT, "Update Widget now", MARKDOWN, Optional.of("Ana")));
        for (String once : List.of(
                "From",
                "To",
                "Subject",
                "Date",
                "Message-ID",
                "Reply-To",
                "MIME-Version",
                "Content-Type",
                "List-Id",
                "List-Unsubscribe",
                "List-Unsubscribe-Post",
                "List-Help",
                "Feedback-ID",
                "Precedence",
                "Auto-Submitted",
                "X-Auto-Response-Suppress")) {
            assertEquals(1, message.getHeader().getFields(once).size(), once);
        }
        assertEquals("Update Widget now", message.getSubject());
        assertEquals("List-Unsubscribe=One-Click", field(message, "List-Unsubscribe-Post"));
        assertEquals(
                "<https://news.threatpost.example/unsubscribe/token>, <mailto:u-token@reply.threatpost.example?subject=unsubscribe>",
                field(message, "List-Unsubscribe"));
        assertEquals("\"Security alerts\" <security-alerts.threatpost.example>", field(message, "List-Id"));
        assertEquals("<ana@readers.example>", field(message, "To"));
        assertEquals("Mon, 23 Nov 2026 16:00:00 +0000", field(message, "Date"));
    }

    @Test
    void newsletterIsNotMarkedAsGenerated() throws Exception {
        Message message = parse(mail(Kind.NEWSLETTER, "Weekly", MARKDOWN, Optional.empty()));
        assertTrue(message.getHeader().getFields("Auto-Submitted").isEmpty());
    }

    @Test
    void textComesFirstAndSaysTheSameAsHtml() throws Exception {
        Message message = parse(mail(Kind.ALERT, "Update", MARKDOWN, Optional.of("Ana")));
        Multipart parts = (Multipart) message.getBody();
        assertEquals("alternative", parts.getSubType());
        assertEquals("text/plain", parts.getBodyParts().get(0).getMimeType());
        assertEquals("text/html", parts.getBodyParts().get(1).getMimeType());
        for (Entity part : parts.getBodyParts()) {
            String text = text(part);
            assertTrue(text.contains("Hello Ana,"), text);
            assertTrue(text.contains("https://news.threatpost.example/unsubscribe/token"), text);
            assertTrue(text.contains("1 Example Street"), text);
            assertTrue(text.contains("You get this because"), text);
            assertTrue(text.contains("3.0.1"), text);
        }
        assertTrue(text(parts.getBodyParts().get(0)).contains("the advisory <https://vendor.example/a?x=1&y=2>"));
        assertTrue(text(parts.getBodyParts().get(0)).contains("\n.a line that begins with a dot"));
    }

    @Test
    void tableInTextHasColumnsOrAHeadingBeforeEachCell() throws Exception {
        String narrow = text(((Multipart) parse(mail(Kind.ALERT, "Table", MARKDOWN, Optional.empty()))
                        .getBody())
                .getBodyParts()
                .get(0));
        assertTrue(narrow.contains("Product   Fixed in\n-------   --------\nWidget    3.0.1\n"), narrow);
        String cell = "a long description of what happened ".repeat(3).strip();
        String table = "| Product | What |\n|---|---|\n| Widget | " + cell + " |\n";
        String wide = text(((Multipart) parse(mail(Kind.ALERT, "Table", table, Optional.empty()))
                        .getBody())
                .getBodyParts()
                .get(0));
        assertTrue(wide.contains("* Product: Widget\n  What: " + cell + "\n"), wide);
    }

    @Test
    void everyByteIsSafeOnEveryWay() {
        String markdown = "Пример " + "x".repeat(3000) + " \uD83D\uDE00 ünï \u0000 end \n.\n..\nFrom here";
        byte[] mail =
                mail(Kind.ALERT, "Критическая уязвимость \uD83D\uDE00 ".repeat(6), markdown, Optional.of("Жанна"));
        int lineStart = 0;
        for (int i = 0; i < mail.length; i++) {
            assertTrue(mail[i] > 0, "7-bit, no NUL");
            if (mail[i] == '\n') {
                assertEquals('\r', mail[i - 1], "no bare LF");
                assertTrue(
                        i - lineStart <= 120,
                        "short lines: " + new String(mail, lineStart, i - lineStart, StandardCharsets.US_ASCII));
                assertFalse(mail[lineStart] == '.', "no line begins with a dot");
                lineStart = i + 1;
            } else if (i > 0 && mail[i - 1] == '\r') {
                throw new AssertionError("bare CR");
            }
        }
    }

    @Test
    void subjectInAnyScriptSurvivesInWholeEncodedWords() throws Exception {
        String subject =
                "Критическая уязвимость в библиотеке \uD83D\uDE00\uD83D\uDE00\uD83D\uDE00 — обновите её сегодня же, пожалуйста";
        byte[] mail = mail(Kind.ALERT, subject, MARKDOWN, Optional.empty());
        assertEquals(subject, parse(mail).getSubject());
        new String(mail, StandardCharsets.US_ASCII)
                .lines()
                .flatMap(line -> List.of(line.trim().split(" ")).stream())
                .filter(word -> word.startsWith("=?"))
                .forEach(word -> assertTrue(word.length() <= 75, word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{config:tocsin.operator.token}",
                "${user.home}",
                "{{name}}",
                "{#each items}",
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "%s %n %d"
            })
    void whatLooksLikeATemplateOrHtmlStaysLiteral(String input) throws Exception {
        Multipart parts = (Multipart) parse(mail(Kind.ALERT, input, "before " + input + " after", Optional.of(input)))
                .getBody();
        String plain = text(parts.getBodyParts().get(0));
        String html = text(parts.getBodyParts().get(1));
        assertTrue(plain.contains("Hello " + input + ","), plain);
        assertTrue(plain.contains("before " + input + " after"), plain);
        assertFalse(html.contains("<script"), html);
        assertFalse(html.contains("<img"), html);
        assertTrue(Jsoup.parse(html).text().contains("Hello " + input + ","), html);
        assertTrue(Jsoup.parse(html).text().contains("before " + input + " after"), html);
    }

    @Test
    void onlySafeLinksAndImagesAreKept() throws Exception {
        String markdown =
                "[a](javascript:alert(1)) [b](https://ok.example) [c](mailto:a@b.example) [d](data:text/html,x) "
                        + "![e](http://plain.example/i.png) ![f](https://ok.example/i.png) ![g](data:image/png;base64,AAAA)";
        Multipart parts = (Multipart)
                parse(mail(Kind.ALERT, "Links", markdown, Optional.empty())).getBody();
        String html = text(parts.getBodyParts().get(1));
        assertTrue(html.contains("href=\"https://ok.example\""), html);
        assertTrue(html.contains("src=\"https://ok.example/i.png\""), html);
        assertFalse(html.contains("javascript:"), html);
        assertFalse(html.contains("data:"), html);
        assertFalse(html.contains("http://plain.example"), html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x@readers.example>\r\nBcc: <evil@x.example",
                "x@readers.example\nBcc: evil@x.example",
                "x\u0000@readers.example"
            })
    void noAddressBecomesAHeader(String address) {
        CompiledMessage message = compile(Kind.ALERT, "Hello", "text");
        assertThrows(IllegalArgumentException.class, () -> message.addressedTo(addressee(address, Optional.empty())));
    }

    @Test
    void nameWithLineBreaksStaysInTheGreeting() throws Exception {
        byte[] mail = mail(Kind.ALERT, "Hello", "text", Optional.of("Eve\r\nBcc: victim@x.example\r\n\r\n.\r\nMAIL"));
        Message message = parse(mail);
        assertTrue(message.getHeader().getFields("Bcc").isEmpty());
        String text = text(((Multipart) message.getBody()).getBodyParts().get(0));
        assertTrue(text.startsWith("Hello Eve Bcc: victim@x.example . MAIL,"), text);
    }

    /** The relay's client relies on it, and does not look. */
    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..\n.\n\n.x", "x\r\n.\r\n", "žluťoučký\n.kůň\n"})
    void noLineBeginsWithADotAndEveryOctetIsAscii(String text) {
        byte[] mail = mail(Kind.ALERT, "Hello", "text " + text + "\n\n" + ".".repeat(300), Optional.of(text + "."));
        String read = new String(mail, StandardCharsets.ISO_8859_1);
        assertTrue(read.chars().allMatch(octet -> octet < 0x80), read);
        assertFalse(read.startsWith(".") || read.contains("\n."), read);
        assertTrue(read.endsWith("\r\n"), read);
    }

    @Test
    void everyAttemptIsTheSameMail() {
        assertArrayEquals(
                mail(Kind.ALERT, "Update", MARKDOWN, Optional.of("Ana")),
                mail(Kind.ALERT, "Update", MARKDOWN, Optional.of("Ana")));
    }

    @Test
    void emptySubjectControlCharactersAndLengthAreRefusedWhereTheyEnter() {
        assertThrows(IllegalArgumentException.class, () -> new Subject(" "));
        assertThrows(IllegalArgumentException.class, () -> new Subject("a\r\nBcc: x"));
        assertThrows(IllegalArgumentException.class, () -> new Subject("a\u2028b"));
        assertThrows(IllegalArgumentException.class, () -> new Subject("x".repeat(201)));
        assertEquals(200, new Subject("x".repeat(200)).text().length());
    }

    private static byte[] mail(Kind kind, String subject, String markdown, Optional<String> name) {
        return compile(kind, subject, markdown).addressedTo(addressee("ana@readers.example", name));
    }

    private static CompiledMessage compile(Kind kind, String subject, String markdown) {
        Content content =
                new Content(kind, new Topic("security-alerts", "Security alerts"), new Subject(subject), markdown);
        return CompiledMessage.compile(PUBLISHER, new Letter(CAMPAIGN, content, Instant.parse("2026-11-23T16:00:00Z")));
    }

    private static Addressee addressee(String email, Optional<String> name) {
        return new Addressee(
                SUBSCRIBER,
                email,
                name,
                "https://news.threatpost.example/unsubscribe/token",
                "u-token@reply.threatpost.example",
                "r-token@reply.threatpost.example");
    }

    private static Message parse(byte[] mail) throws IOException {
        return new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(mail));
    }

    private static String field(Message message, String name) {
        Field field = message.getHeader().getField(name);
        return field.getBody().trim();
    }

    private static String text(Entity part) throws IOException {
        byte[] octets = ((TextBody) part.getBody()).getInputStream().readAllBytes();
        return new String(octets, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
