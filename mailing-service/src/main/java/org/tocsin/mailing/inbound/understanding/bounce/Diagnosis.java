package org.tocsin.mailing.inbound.understanding.bounce;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tocsin.mailing.inbound.understanding.words.Words;

/**
 * What a report says about one recipient, in the form in which rules are asked.
 *
 * @param words without case, accents, addresses and line ends
 * @param status the enhanced status code (RFC 3463), or empty
 * @param reply the reply code (RFC 5321 section 4.2), or empty
 * @param afterMessage whether the recipient was accepted first, and refused when the message was there
 */
record Diagnosis(String words, String status, String reply, boolean afterMessage) {

    private static final int LONGEST = 8_000;
    private static final Pattern ENHANCED =
            Pattern.compile("(?<![\\w.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.]\\d|\\.\\d)");
    private static final Pattern REPLY =
            Pattern.compile("(?<![\\d.:@-])([45]\\d\\d)(?=[ #:-])(?! (octets|bytes|messages|seconds|minutes))");
    private static final Pattern LINKS = Pattern.compile("https?://([^/\\s]{1,200})\\S*");
    private static final Pattern ADDRESSES = Pattern.compile("[^\\s<>():;,\"]{1,80}@[^\\s<>():;,\"]{1,120}");
    private static final Pattern AFTER_MESSAGE = Pattern.compile(
            "in reply to end of data|>>> data <<< 55\\d(?!.{0,400}(<<< 503|need rcpt|no valid recipients))|smtp command data|after end of data|step: data send");

    /** From the Status field, and the text for machines; the text's code counts if it says more. */
    static Diagnosis of(String status, String text) {
        return of(status, text, text);
    }

    /** With the text for people, which may tell at which step of SMTP it happened. */
    static Diagnosis of(String status, String text, String explanation) {
        String words = inOneLine(text);
        String given = first(ENHANCED, status).orElse("");
        String told = first(ENHANCED, words).orElse("");
        String best = saysMore(told, given) ? told : given;
        boolean afterMessage = AFTER_MESSAGE.matcher(inOneLine(explanation)).find();
        return new Diagnosis(words, best, first(REPLY, words).orElse(""), afterMessage);
    }

    boolean isTemporary() {
        return status.startsWith("4.");
    }

    /** Whether its code says of the recipient's address that it is wrong (RFC 3463 section 3.2). */
    boolean namesTheAddress() {
        return status.equals("5.1.1");
    }

    private static String inOneLine(String text) {
        String plain = Words.plain(text.substring(0, Math.min(text.length(), LONGEST)));
        String unlinked = LINKS.matcher(plain).replaceAll("$1");
        return ADDRESSES.matcher(unlinked).replaceAll("@").replaceAll("\\s+", " ");
    }

    private static boolean saysMore(String told, String given) {
        return !told.isEmpty() && (given.isEmpty() || given.endsWith(".0.0") || given.endsWith(".0"));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
