package org.tocsin.mailing.inbound.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A row of {@code manifest.csv}: a message and what it is.
 *
 * @param expected unsubscribe, hard-bounce, soft-bounce, complaint, auto-reply or none; two where recipients differ
 * @param gradeIsSure whether hard or soft is undisputed
 */
record Labelled(String file, Set<String> expected, boolean gradeIsSure) {

    static List<Labelled> in(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("manifest.csv"));
        List<String> columns = cells(lines.get(0));
        return lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> of(columns, cells(line)))
                .toList();
    }

    boolean isBounce() {
        return expected.stream().anyMatch(label -> label.endsWith("-bounce"));
    }

    private static Labelled of(List<String> columns, List<String> cells) {
        int confidence = columns.indexOf("confidence");
        boolean sure = confidence < 0 || !cells.get(confidence).contains("grade-low");
        String[] expected = cells.get(columns.indexOf("expected")).split("\\|", -1);
        return new Labelled(cells.get(columns.indexOf("file")), Set.copyOf(Arrays.asList(expected)), sure);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c != '"') {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
