package org.tocsin.mailing.inbound.understanding.bounce;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tocsin.mailing.inbound.understanding.command.Words;

/**
 * What a report says about one recipient, in the form in which rules are asked.
 *
 * @param words without case, accents and line ends
 * @param status the enhanced status code (RFC 3463), or empty
 * @param reply the reply code (RFC 5321 section 4.2), or empty
 */
record Diagnosis(String words, String status, String reply) {

    private static final int LONGEST = 6_000;
    private static final Pattern ENHANCED =
            Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.]\\d|\\.\\d)");
    private static final Pattern REPLY =
            Pattern.compile("(?<![\\d.:@-])([45]\\d\\d)(?=[ #-])(?! (octets|bytes|messages|seconds|minutes))");

    /** From the Status field and the free text: the text's code counts if it says more. */
    static Diagnosis of(String status, String text) {
        String words =
                Words.plain(text.substring(0, Math.min(text.length(), LONGEST))).replaceAll("\\s+", " ");
        String given = first(ENHANCED, status).orElse("");
        String told = first(ENHANCED, words).orElse("");
        String best = saysMore(told, given) ? told : given;
        return new Diagnosis(words, best, first(REPLY, words).orElse(""));
    }

    private static boolean saysMore(String told, String given) {
        return !told.isEmpty() && (given.isEmpty() || given.endsWith(".0.0") || given.endsWith(".0"));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
