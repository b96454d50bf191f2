package org.tocsin.mailing.inbound.understanding.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tocsin.mailing.inbound.understanding.Grade;
import org.tocsin.mailing.inbound.understanding.words.Phrase;

/** Reads a table of rules: sections with a grade and a reason, then lines with status codes or words. */
final class RuleTable {

    private static final Pattern SECTION = Pattern.compile("\\[(hard|soft)( at once)?:\\s*(.+)]");
    private static final Pattern LINE = Pattern.compile("(status|words)\\s+(.+)");

    private RuleTable() {}

    static List<DeliveryRule> read(String table) {
        List<DeliveryRule> rules = new ArrayList<>();
        for (String line : table.lines().map(String::strip).toList()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                read(line, rules);
            }
        }
        return List.copyOf(rules);
    }

    private static void read(String line, List<DeliveryRule> rules) {
        Matcher section = SECTION.matcher(line);
        if (section.matches()) {
            Grade grade = Grade.valueOf(section.group(1).toUpperCase(Locale.ROOT));
            boolean doubtful = section.group(2) != null;
            rules.add(new DeliveryRule(grade, doubtful, section.group(3), new ArrayList<>(), new ArrayList<>()));
            return;
        }
        Matcher entry = LINE.matcher(line);
        if (!entry.matches() || rules.isEmpty()) {
            throw new IllegalArgumentException("cannot read this line of the delivery rules: " + line);
        }
        DeliveryRule rule = rules.get(rules.size() - 1);
        if (entry.group(1).equals("status")) {
            rule.statuses().addAll(List.of(entry.group(2).split("[,\\s]+", -1)));
        } else {
            for (String phrase : entry.group(2).split(",", -1)) {
                rule.phrases().add(Phrase.of(phrase));
            }
        }
    }
}
