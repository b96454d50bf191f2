package org.tocsin.mailing.inbound.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * RFC 2047 encoded-words as they are really written: unknown charsets, language tags (RFC 2231 section 5), UTF-7,
 * missing base64 padding, characters split over two words, blanks inside a word.
 */
final class EncodedWords {

    private EncodedWords() {}

    static String decode(String value) {
        StringBuilder text = new StringBuilder();
        Run run = new Run();
        int at = 0;
        for (int start = value.indexOf("=?"); start >= 0; start = value.indexOf("=?", at)) {
            Optional<Word> found = wordAt(value, start);
            String between = value.substring(at, found.isPresent() ? start : start + 2);
            if (!between.isBlank() || run.isEmpty()) {
                run.flushTo(text);
                text.append(between);
            }
            found.ifPresent(word -> run.add(word, text));
            at = found.map(Word::end).orElse(start + 2);
        }
        run.flushTo(text);
        return text.append(value, at, value.length()).toString();
    }

    private static Optional<Word> wordAt(String value, int start) {
        int encoding = value.indexOf('?', start + 2);
        int content = encoding + 3;
        if (encoding < 0 || encoding - start > 80 || content > value.length() || value.charAt(encoding + 2) != '?') {
            return Optional.empty();
        }
        int end = value.indexOf("?=", content);
        char kind = Character.toLowerCase(value.charAt(encoding + 1));
        if (end < 0 || "qb".indexOf(kind) < 0) {
            return Optional.empty();
        }
        String charset = value.substring(start + 2, encoding).replaceFirst("\\*.*", "");
        String encoded = value.substring(content, end);
        return Optional.of(new Word(
                charset.toLowerCase(Locale.ROOT),
                new String(kind == 'q' ? quoted(encoded) : base64(encoded), StandardCharsets.ISO_8859_1),
                end + 2));
    }

    private static byte[] quoted(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' && i + 2 < text.length() && hex(text, i + 1) >= 0) {
                bytes.write(hex(text, i + 1));
                i += 2;
            } else {
                bytes.writeBytes((c == '_' ? " " : String.valueOf(c)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static int hex(String text, int at) {
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static byte[] base64(String text) {
        String digits = text.replaceAll("[^A-Za-z0-9+/]", "");
        // A single digit left over carries no whole octet.
        int whole = digits.length() % 4 == 1 ? digits.length() - 1 : digits.length();
        return Base64.getDecoder().decode(digits.substring(0, whole));
    }

    /** One word; its octets are the characters of a string, each below 256. */
    private record Word(String charset, String octets, int end) {}

    /** Neighbouring words of one charset, joined before decoding, since some split a character between them. */
    private static final class Run {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private String charset = "";

        boolean isEmpty() {
            return charset.isEmpty();
        }

        void add(Word word, StringBuilder text) {
            if (!word.charset().equals(charset)) {
                flushTo(text);
            }
            charset = word.charset();
            bytes.writeBytes(word.octets().getBytes(StandardCharsets.ISO_8859_1));
        }

        void flushTo(StringBuilder text) {
            if (isEmpty()) {
                return;
            }
            byte[] all = bytes.toByteArray();
            text.append(charset.equals("utf-7") ? Utf7.decode(all) : Charsets.decode(all, Charsets.named(charset)));
            bytes.reset();
            charset = "";
        }
    }
}
