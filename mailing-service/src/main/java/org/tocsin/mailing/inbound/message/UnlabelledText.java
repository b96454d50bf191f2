package org.tocsin.mailing.inbound.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Optional;

/**
 * Text that is not UTF-8 and bears no label, or a wrong one. In Western Europe, letters with accents stand alone between others; where
 * octets above 127 come in rows, the charset that makes the most usual characters of them is the right one.
 */
final class UnlabelledText {

    private static final int ROW = 4;
    private static final double USUAL_ENOUGH = 0.8;

    /** In the order in which one wins over the next that fits as well. */
    private static final List<Candidate> CANDIDATES = List.of(
            new Candidate("EUC-JP", 'ぁ', 'ヶ'),
            new Candidate("Shift_JIS", 'ぁ', 'ヶ'),
            new Candidate("windows-1251", 'а', 'я'),
            new Candidate("KOI8-R", 'а', 'я'),
            new Candidate("EUC-KR", '가', '힣'),
            new Candidate("GB18030", '一', '\u9fa5'),
            new Candidate("Big5", '一', '\u9fa5'));

    private UnlabelledText() {}

    /** Nothing if it may as well be in windows-1252. */
    static Optional<String> decode(byte[] bytes) {
        if (longestRow(bytes) < ROW) {
            return Optional.empty();
        }
        return CANDIDATES.stream()
                .flatMap(candidate -> candidate.decode(bytes).stream())
                .findFirst();
    }

    private static int longestRow(byte[] bytes) {
        int longest = 0;
        int row = 0;
        for (byte octet : bytes) {
            row = octet < 0 ? row + 1 : 0;
            longest = Math.max(longest, row);
        }
        return longest;
    }

    /** A charset, and the characters that most of a text in it consists of. */
    private record Candidate(String charset, char first, char last) {

        Optional<String> decode(byte[] bytes) {
            try {
                String text = Charset.forName(charset)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return Optional.of(text).filter(this::isUsual);
            } catch (CharacterCodingException other) {
                return Optional.empty();
            }
        }

        /** Japanese needs kana only for a third: the rest is ideographs, of which Chinese has no kana among them. */
        private boolean isUsual(String text) {
            boolean japanese = first == 'ぁ';
            long letters =
                    text.chars().filter(c -> c > 0x7f && Character.isLetter(c)).count();
            long usual = text.chars().filter(c -> c >= first && c <= last).count();
            long marks =
                    text.chars().filter(c -> c > 0x7f && !Character.isLetter(c)).count();
            return letters > 0 && marks * 3 <= letters && usual >= letters * (japanese ? 0.3 : USUAL_ENOUGH);
        }
    }
}
