package org.tocsin.mailing.inbound.understanding.command;

/** Recognises "unsubscribe" written in a hurry: at most two letters wrong, missing, doubled or swapped. */
final class Misspelling {

    private static final String MEANT = "unsubscribe";
    private static final int SHORTEST = 8;
    private static final int LONGEST = 14;

    private Misspelling() {}

    static boolean ofUnsubscribe(String word) {
        // "subscribe" and "resubscribe" are as near, and mean the opposite.
        boolean opposite = word.startsWith("s") || word.startsWith("r");
        boolean latin = word.chars().allMatch(letter -> letter >= 'a' && letter <= 'z');
        return latin
                && !opposite
                && word.length() >= SHORTEST
                && word.length() <= LONGEST
                && distance(word, MEANT) <= 2;
    }

    /** Damerau and Levenshtein's, with swaps of neighbours as one step. */
    private static int distance(String left, String right) {
        int[][] steps = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                steps[i][j] = step(steps, left, right, i, j);
            }
        }
        return steps[left.length()][right.length()];
    }

    private static int step(int[][] steps, String left, String right, int i, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int replaced = steps[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }
}
