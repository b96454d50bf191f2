package org.tocsin.mailing.inbound.understanding.words;

import java.util.List;

/**
 * Words that follow each other; between two pieces may be up to 80 characters of anything.
 *
 * @param pieces in the form of {@link Words#plain}
 */
public record Phrase(List<String> pieces) {

    private static final int WIDEST_GAP = 80;

    /** As tables write it: a {@code *} stands for a gap. */
    public static Phrase of(String text) {
        return new Phrase(List.of(Words.plain(text).strip().split("\\s*\\*\\s*", -1)));
    }

    /** Whether the text has it, beginning at the beginning of a word. */
    public boolean isIn(String text) {
        for (int at = next(text, 0); at >= 0; at = next(text, at + 1)) {
            if (startsWord(text, at) && goesOn(text, at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text begins with it. */
    public boolean opens(String text) {
        return text.startsWith(pieces.get(0)) && goesOn(text, 0);
    }

    private int next(String text, int from) {
        return text.indexOf(pieces.get(0), from);
    }

    private static boolean startsWord(String text, int at) {
        // Scripts that write without blanks have no beginnings to look for.
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) || text.charAt(at) > 0x2000;
    }

    private boolean goesOn(String text, int at) {
        int end = at + pieces.get(0).length();
        for (String piece : pieces.subList(1, pieces.size())) {
            int furthest = Math.min(text.length(), end + WIDEST_GAP + piece.length());
            int next = text.substring(end, furthest).indexOf(piece);
            if (next < 0) {
                return false;
            }
            end += next + piece.length();
        }
        return true;
    }
}
