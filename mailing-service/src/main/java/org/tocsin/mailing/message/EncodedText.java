package org.tocsin.mailing.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Header text in encoded-words: at most 75 characters each, 76 per line, never splitting a character (RFC 2047 §2, §5). */
final class EncodedText {

    private static final int LINE = 76;
    private static final String OPENING = "=?UTF-8?B?";
    private static final String CLOSING = "?=";
    private static final Pattern PLAIN = Pattern.compile("[ -~]*");

    private EncodedText() {}

    /**
     * @param column how much of the first line the field's name takes
     */
    static String of(String text, int column) {
        boolean plain = PLAIN.matcher(text).matches() && !text.contains("=?") && longestWord(text) + column < LINE;
        return plain ? fold(text, column) : encode(text, column);
    }

    /** Breaks ASCII text before spaces; a word longer than a line stays whole. */
    static String fold(String text, int column) {
        if (text.indexOf(' ') < 0) {
            return text;
        }
        StringBuilder folded = new StringBuilder();
        int at = column;
        String gap = "";
        for (String word : text.strip().split(" ", -1)) {
            boolean breaks = at + gap.length() + word.length() > LINE && !word.isEmpty() && !folded.isEmpty();
            folded.append(breaks ? "\r\n " : gap).append(word);
            at = (breaks ? 1 : at + gap.length()) + word.length();
            gap = " ";
        }
        return folded.toString();
    }

    static String encode(String text, int column) {
        StringBuilder encoded = new StringBuilder();
        int at = 0;
        int room = octets(LINE - column);
        while (at < text.length()) {
            int end = endOfWord(text, at, room);
            encoded.append(encoded.isEmpty() ? "" : "\r\n ").append(word(text.substring(at, end)));
            at = end;
            room = octets(LINE - 1);
        }
        return encoded.toString();
    }

    private static String word(String part) {
        return OPENING + Base64.getEncoder().encodeToString(part.getBytes(StandardCharsets.UTF_8)) + CLOSING;
    }

    /** How many octets fit an encoded-word of so many characters. */
    private static int octets(int characters) {
        return Math.max(0, Math.min(characters, 75) - OPENING.length() - CLOSING.length()) / 4 * 3;
    }

    /** Ends where another whole character would not fit; at least one character goes in. */
    private static int endOfWord(String text, int from, int room) {
        int end = from;
        int octets = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            octets += text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
            if (octets > room && end > from) {
                return end;
            }
            end = next;
        }
        return end;
    }

    private static int longestWord(String text) {
        int longest = 0;
        for (String word : text.split(" ", -1)) {
            longest = Math.max(longest, word.length());
        }
        return longest;
    }
}
