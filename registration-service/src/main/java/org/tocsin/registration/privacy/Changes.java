package org.tocsin.registration.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;

/** What is different between two versions, paragraph by paragraph, with the words that came and went marked. */
final class Changes {

    /** A line that begins something of its own, rather than going on with the one before. */
    private static final Pattern BEGINS = Pattern.compile("\\s*(#|-|\\||\\d+\\.).*");

    private static final DiffRowGenerator DIFFERENCES = DiffRowGenerator.create()
            .showInlineDiffs(true)
            .mergeOriginalRevised(true)
            .inlineDiffByWord(true)
            .oldTag(begins -> begins ? "<del>" : "</del>")
            .newTag(begins -> begins ? "<ins>" : "</ins>")
            .build();

    private Changes() {}

    /** HTML of the paragraphs that differ, in their order; whatever came from the texts is escaped. */
    static List<String> between(Policy older, Policy newer) {
        return DIFFERENCES.generateDiffRows(paragraphs(older.markdown()), paragraphs(newer.markdown())).stream()
                .filter(row -> row.getTag() != DiffRow.Tag.EQUAL)
                .map(DiffRow::getOldLine)
                .filter(row -> !row.isBlank())
                .toList();
    }

    /** Line breaks within a paragraph mean nothing. */
    private static List<String> paragraphs(String markdown) {
        List<String> paragraphs = new ArrayList<>();
        boolean goesOn = false;
        for (String line : markdown.lines().toList()) {
            if (goesOn && !line.isBlank() && !BEGINS.matcher(line).matches()) {
                int last = paragraphs.size() - 1;
                paragraphs.set(last, paragraphs.get(last) + " " + line.strip());
            } else if (!line.isBlank()) {
                paragraphs.add(line.strip());
            }
            goesOn = !line.isBlank();
        }
        return paragraphs;
    }
}
