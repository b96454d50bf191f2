package org.tocsin.mailing.inbound.understanding.words;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings text to one form for comparison: no case, no accents, no widths, nothing invisible. */
public final class Words {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Mn}\\p{Cf}\\p{Co}\\p{Cn}\\ufffd]|[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Words() {}

    /** Comparable text with its punctuation and lines. */
    public static String plain(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String visible = UNSEEN.matcher(decomposed).replaceAll("");
        String folded = visible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC)
                .replace('ı', 'i')
                .replace('ø', 'o')
                .replace('ł', 'l')
                .replace('đ', 'd')
                .replace("æ", "ae")
                .replace('’', '\'');
    }

    /** As {@link #plain}, with one blank for every stretch of blanks and line ends. */
    public static String inOneLine(String text) {
        return BLANKS.matcher(plain(text)).replaceAll(" ");
    }

    /** Words only, with one blank between them. */
    public static String only(String text) {
        return NO_WORD.matcher(plain(text)).replaceAll(" ").strip();
    }
}
