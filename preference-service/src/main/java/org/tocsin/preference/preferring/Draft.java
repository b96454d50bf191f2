package org.tocsin.preference.preferring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.catalogue.Topic;
import org.tocsin.preference.limits.Interest;
import org.tocsin.preference.limits.Interests;
import org.tocsin.preference.limits.Severity;

/**
 * What somebody chose and typed in one form of the page, before it is saved.
 *
 * @param form   which of them
 * @param chosen what is ticked: topics, or interests as their checkboxes send them
 * @param until  as the date field sends it
 */
record Draft(Form form, List<String> chosen, String vendor, String product, String severity, String until) {

    enum Form {
        NONE,
        TOPICS,
        INTERESTS,
        PAUSE
    }

    static final Draft NOTHING = new Draft(Form.NONE, List.of(), "", "", "", "");

    private static final int BEFORE_CHOSEN = 5;

    Draft {
        chosen = List.copyOf(chosen);
    }

    static Draft topics(List<String> topics) {
        return new Draft(Form.TOPICS, topics, "", "", "", "");
    }

    static Draft interests(List<String> chosen, String vendor, String product, String severity) {
        return new Draft(Form.INTERESTS, chosen, vendor, product, severity, "");
    }

    static Draft until(String until) {
        return new Draft(Form.PAUSE, List.of(), "", "", "", until);
    }

    /** What {@link #lines()} wrote; nothing for anything else. */
    static Draft of(List<String> lines) {
        return Arrays.stream(Form.values())
                .filter(form -> lines.size() >= BEFORE_CHOSEN && form.name().equals(lines.get(0)))
                .map(form -> new Draft(
                        form,
                        lines.subList(BEFORE_CHOSEN, lines.size()),
                        lines.get(1),
                        lines.get(2),
                        lines.get(3),
                        lines.get(4)))
                .findFirst()
                .orElse(NOTHING);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(form.name(), vendor, product, severity, until));
        lines.addAll(chosen);
        return lines;
    }

    boolean isEmpty() {
        return form == Form.NONE;
    }

    /** These preferences, as they would be with what was chosen. */
    MyPreferences in(MyPreferences preferences) {
        return switch (form) {
            case TOPICS -> preferences.choosing(chosen);
            case INTERESTS ->
                preferences.concernedWith(
                        new InterestsRow(named(), Optional.of(severity).filter(word -> Severity.of(word)
                                .isPresent())));
            case NONE, PAUSE -> preferences;
        };
    }

    /** For a page that has no fields: what was chosen, in words. */
    List<String> inWords(Catalogue catalogue) {
        return switch (form) {
            case NONE -> List.of();
            case PAUSE -> List.of("Mail begins again on " + until);
            case TOPICS -> topics(catalogue);
            case INTERESTS -> alerts();
        };
    }

    private List<String> topics(Catalogue catalogue) {
        List<String> names = catalogue.topics().stream()
                .filter(topic -> chosen.contains(topic.topic()))
                .map(Topic::name)
                .toList();
        return names.isEmpty() ? List.of("No mail on any topic") : names;
    }

    private List<String> alerts() {
        List<String> words = new ArrayList<>();
        named().forEach(interest -> words.add(interest.label()));
        words.add((vendor + " " + product).strip());
        words.add(severity.isEmpty() ? "" : "Severity " + severity + " and above");
        words.removeIf(String::isEmpty);
        return words.isEmpty() ? List.of("All alerts") : words;
    }

    private List<InterestRow> named() {
        return chosen.stream()
                .flatMap(line -> interest(line).stream())
                .distinct()
                .limit(Interests.MOST)
                .map(InterestRow::of)
                .toList();
    }

    private static Optional<Interest> interest(String line) {
        try {
            return Optional.of(Interest.ofLine(line));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
