package org.tocsin.local.demo;

import java.util.ArrayList;
import java.util.List;

/** Lines of equal columns, the first of them a head. */
final class TextTable {

    private static final int GAP = 2;

    private TextTable() {}

    static String of(List<List<String>> lines) {
        int[] widths = widths(lines);
        List<List<String>> ruled = new ArrayList<>(lines);
        ruled.add(1, rule(widths));
        StringBuilder table = new StringBuilder();
        ruled.forEach(line -> table.append(padded(line, widths)).append(System.lineSeparator()));
        return table.toString();
    }

    private static int[] widths(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        return widths;
    }

    private static List<String> rule(int... widths) {
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("-".repeat(width));
        }
        return rule;
    }

    private static String padded(List<String> line, int... widths) {
        StringBuilder padded = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            padded.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + GAP));
        }
        return padded.toString().stripTrailing();
    }
}
