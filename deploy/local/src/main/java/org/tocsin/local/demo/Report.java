package org.tocsin.local.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happened to whom, as tables. */
public final class Report {

    /** The columns of the table, in the order of the story. */
    enum Step {
        ASKED("Signed up for"),
        CONFIRMED("Confirmed"),
        FIRST_ALERT("First alert"),
        LEFT("Left by"),
        SECOND_ALERT("Second alert");

        private final String title;

        Step(String title) {
            this.title = title;
        }
    }

    private static final String READER = "Reader";

    private final Map<String, Map<Step, String>> rows = new LinkedHashMap<>();
    private final List<List<String>> sponsor = new ArrayList<>(List.of(List.of("Sponsor", "What happens")));
    private final List<String> failures = new ArrayList<>();

    void happened(Reader reader, Step step, String outcome) {
        rows.computeIfAbsent(reader.email(), email -> new EnumMap<>(Step.class)).put(step, outcome);
    }

    void failed(Reader reader, Step step, String why) {
        happened(reader, step, "FAILED");
        failures.add("%s, %s: %s".formatted(reader.email(), step.title, why));
    }

    /** For what concerns nobody in particular. */
    void failed(String what) {
        failures.add(what);
    }

    /** What did not happen, one line each; nothing when the demo went as it should. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** One thing that happened between a reader and the sponsor. */
    void shared(String who, String what) {
        sponsor.add(List.of(who, what));
    }

    /** Lines of equal columns: the readers, and below them the sponsor. */
    public String table() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(line(READER, heads()));
        rows.forEach((reader, outcomes) -> lines.add(line(reader, outcomes)));
        return TextTable.of(lines) + System.lineSeparator() + TextTable.of(sponsor);
    }

    private static Map<Step, String> heads() {
        Map<Step, String> heads = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            heads.put(step, step.title);
        }
        return heads;
    }

    private static List<String> line(String first, Map<Step, String> rest) {
        List<String> line = new ArrayList<>();
        line.add(first);
        for (Step step : Step.values()) {
            line.add(rest.getOrDefault(step, ""));
        }
        return line;
    }
}
