package org.tocsin.mailing.inbound.understanding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class HostileMailTest {

    private static final Understanding UNDERSTANDING = new Understanding();
    private static final int MEGABYTE = 1_048_576;

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void nothingThatAStrangerWritesBreaksOrStopsTheReading(String name, byte[] raw) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertNotNull(UNDERSTANDING.of(raw, Circumstances.unknown())));
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                arguments("empty", new byte[0]),
                arguments("only NUL", new byte[1_000]),
                arguments("noise", noise()),
                arguments("subject of a megabyte", filled("Subject: ", "unsubscribe ")),
                arguments("subject of encoded words without an end", filled("Subject: ", "=?utf-8?Q?")),
                arguments("subject of quotes", filled("Subject: ", "Re: ")),
                arguments("a hundred thousand header fields", filled("", "X-A: b\r\n")),
                arguments("a million header fields", "A:\n".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII)),
                arguments("a zip bomb", bomb("application/zip; name=news.zip")),
                arguments("a zip bomb that calls itself a text", bomb("text/plain; charset=utf-16")),
                arguments("charsets that are others, or none", charsetLies()),
                arguments("one address without an end", filled("From: ", "a@")),
                arguments("multipart without boundaries", filled("Content-Type: multipart/mixed\r\n\r\n", "--\r\n")),
                arguments("parts in parts in parts", nested()),
                arguments("lines of blanks", filled("Subject: Re: x\r\n\r\n", " ")),
                arguments("text of addresses", filled("From: mailer-daemon\r\nSubject: failed\r\n\r\n", "a@b.c ")),
                arguments("tags without an end", filled("Content-Type: text/html\r\n\r\n", "<div><a href='")),
                arguments("lines of dashes", filled("Subject: Re: x\r\n\r\n", "-".repeat(1_990) + "x\r\n")),
                arguments("blank lines", filled("From: mailer-daemon\r\n\r\n", "\n")),
                arguments("return path of blanks", filled("Return-Path: <", " ")),
                arguments("report about ten thousand recipients", reportAboutThousands()),
                arguments(
                        "quotations below addresses",
                        filled("Subject: Re: x\r\n\r\n", "@".repeat(1_900) + ":\r\n> x\r\n")),
                arguments("reply codes without an end", filled("From: mailer-daemon\r\n\r\n", "500 500 500\n")),
                arguments("subjects without an end", filled("From: mailer-daemon\r\n\r\n", "Subject: abcd\n")),
                arguments("words for leaving without an end", filled("Subject: ", "stop the list ")),
                arguments("codes without an end", filled("From: mailer-daemon\r\n\r\n", "5.5.5.5.5.5")));
    }

    private static byte[] filled(String start, String filling) {
        return (start + filling.repeat(MEGABYTE / filling.length())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] nested() {
        StringBuilder message = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            message.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        return message.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** 64 megabytes of blanks, deflated to next to nothing, in base64. */
    private static byte[] bomb(String type) {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        byte[] blanks = " ".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII);
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(zip)) {
            for (int i = 0; i < 64; i++) {
                deflated.write(blanks);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String head =
                "Content-Type: " + type + "\r\nContent-Encoding: deflate\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        return (head + Base64.getMimeEncoder().encodeToString(zip.toByteArray())).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] charsetLies() {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes("Content-Type: multipart/mixed; boundary=b\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        for (String claimed : List.of("us-ascii", "utf-8", "utf-16", "utf-7", "ibm1364", "../x", "\"", "x-no-such")) {
            String part = "--b\r\nContent-Type: text/plain; charset=" + claimed + "\r\n\r\n";
            message.writeBytes(part.getBytes(StandardCharsets.US_ASCII));
            message.writeBytes("stornieren Отписаться 退订".getBytes(StandardCharsets.UTF_16LE));
            message.writeBytes(
                    new byte[] {'\r', '\n', (byte) 0xff, (byte) 0xfe, (byte) 0xd8, 0, (byte) 0xc3, '\r', '\n'});
        }
        return message.toByteArray();
    }

    private static byte[] reportAboutThousands() {
        String report = "Content-Type: message/delivery-status\r\n\r\n"
                + "Action: failed\r\nStatus: 5.0.0\r\n\r\n".repeat(10_000);
        return report.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] noise() {
        byte[] noise = new byte[MEGABYTE];
        new Random(1).nextBytes(noise);
        return noise;
    }
}
