package org.tocsin.mailing.message;

import java.util.List;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SafeHeaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: evil@x.example", "a\nb", "a\rb", "a\0b", "a\u0085b", "a\u2028b"})
    void controlsAreRefusedEverywhere(String hostile) {
        assertThrows(IllegalArgumentException.class, () -> SafeHeader.text("Subject", hostile));
        assertThrows(IllegalArgumentException.class, () -> SafeHeader.structured("List-Id", hostile));
        assertThrows(IllegalArgumentException.class, () -> SafeHeader.mailbox("From", hostile, "a@b.example"));
        assertThrows(IllegalArgumentException.class, () -> SafeHeader.mailbox("From", "A", hostile));
        assertThrows(IllegalArgumentException.class, () -> new SafeHeader(hostile, "value"));
        assertThrows(IllegalArgumentException.class, () -> new SafeHeader("Subject", hostile));
    }

    @Test
    void aFoldIsNoWayIn() {
        assertThrows(IllegalArgumentException.class, () -> new SafeHeader("Subject", "a\r\n \r\nBcc: b@c.example"));
        assertThrows(IllegalArgumentException.class, () -> new SafeHeader("Subject", "a\r\n "));
    }

    @Test
    void plainTextStaysReadable() {
        assertEquals(
                "Confirm, please: 1 < 2",
                SafeHeader.text("Subject", "Confirm, please: 1 < 2").value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Größere Sicherheitslücke in einem Produkt, das viele Leserinnen und Leser benutzen, und zwar schon länger",
                "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
                "looks =?UTF-8?Q?encoded?= and is not"
            })
    void anyTextComesBackWhole(String text) {
        String value = SafeHeader.text("Subject", text).value();

        assertEquals(text, DecoderUtil.decodeEncodedWords(value.replace("\r\n", ""), DecodeMonitor.SILENT));
        lines("Subject: " + value).forEach(line -> assertTrue(line.length() <= 76, line));
    }

    @Test
    void longPlainTextIsFoldedBeforeSpaces() {
        String text = "word ".repeat(60).strip();
        String value = SafeHeader.text("Subject", text).value();

        assertEquals(text, value.replace("\r\n", ""));
        lines("Subject: " + value).forEach(line -> assertTrue(line.length() <= 76, line));
    }

    @Test
    void aNameIsQuotedOrEncodedSoThatItCannotBecomeAnAddress() {
        assertEquals(
                "Threatpost\r\n <a@b.example>",
                SafeHeader.mailbox("From", "Threatpost", "a@b.example").value());
        assertEquals(
                "\"Evil <x@y.example>, \\\"Q\\\"\"\r\n <a@b.example>",
                SafeHeader.mailbox("From", "Evil <x@y.example>, \"Q\"", "a@b.example")
                        .value());
        assertTrue(SafeHeader.mailbox("To", "Zoë", "a@b.example").value().startsWith("=?UTF-8?B?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b@c.example", "a@b@c.example,", "<a@b.example>", "zoë@b.example", "a"})
    void whatIsNoAddressIsRefused(String address) {
        assertThrows(IllegalArgumentException.class, () -> SafeHeader.mailbox("To", "", address));
    }

    private static List<String> lines(String folded) {
        return List.of(folded.split("\r\n"));
    }

    @Test
    void titleOfAListThatIsNotAsciiIsEncoded() {
        assertEquals(
                "\"News\" <news.threatpost.example>",
                SafeHeader.list("List-Id", "News", "news.threatpost.example").value());
        assertEquals(
                "=?UTF-8?B?U8OpY3VyaXTDqQ==?= <a.threatpost.example>",
                SafeHeader.list("List-Id", "Sécurité", "a.threatpost.example").value());
    }
}
