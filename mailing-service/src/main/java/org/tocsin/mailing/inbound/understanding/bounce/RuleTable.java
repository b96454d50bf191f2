package org.tocsin.mailing.inbound.understanding.bounce;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.tocsin.mailing.inbound.understanding.Grade;
import org.tocsin.mailing.inbound.understanding.words.Phrase;

/** Reads a table of rules: sections with a grade and a reason, then lines with status codes or words. */
final class RuleTable {

    private static final Pattern REMARK = Pattern.compile("(?m)^\\s*(#.*)?\\R?");
    private static final Pattern SECTION_START = Pattern.compile("(?m)^(?=\\[)");
    private static final Pattern HEADING = Pattern.compile("\\[(hard|soft)( at once)?:\\s*(.+)]");
    private static final Pattern ENTRY = Pattern.compile("(status|words)\\s+(.+)");

    private RuleTable() {}

    static List<DeliveryRule> read(String table) {
        String bare = REMARK.matcher(table).replaceAll("");
        return SECTION_START
                .splitAsStream(bare)
                .filter(section -> !section.isBlank())
                .map(RuleTable::rule)
                .toList();
    }

    private static DeliveryRule rule(String section) {
        List<String> lines = section.lines().map(String::strip).toList();
        Matcher heading = parsed(HEADING, lines.get(0));
        List<Matcher> entries =
                lines.stream().skip(1).map(line -> parsed(ENTRY, line)).toList();
        return new DeliveryRule(
                Grade.valueOf(heading.group(1).toUpperCase(Locale.ROOT)),
                heading.group(2) != null,
                heading.group(3),
                values(entries, "status", "[,\\s]+").toList(),
                values(entries, "words", "\\s*,\\s*").map(Phrase::of).toList());
    }

    private static Stream<String> values(List<Matcher> entries, String kind, String separator) {
        return entries.stream()
                .filter(entry -> entry.group(1).equals(kind))
                .flatMap(entry -> Stream.of(entry.group(2).split(separator, -1)))
                .filter(value -> !value.isBlank());
    }

    private static Matcher parsed(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("cannot read this line of the delivery rules: " + line);
        }
        return matcher;
    }
}
