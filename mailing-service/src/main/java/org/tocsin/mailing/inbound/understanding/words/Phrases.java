package org.tocsin.mailing.inbound.understanding.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The phrases that tell one thing: a section of {@code phrases.txt}. */
public record Phrases(List<Phrase> phrases) {

    private static final Map<String, List<Phrase>> SECTIONS = load();

    /**
     * @throws IllegalArgumentException when there is no such section
     */
    public static Phrases telling(String section) {
        if (!SECTIONS.containsKey(section)) {
            throw new IllegalArgumentException("phrases.txt has no section " + section);
        }
        return new Phrases(List.copyOf(SECTIONS.get(section)));
    }

    /** Whether a text, in the form of {@link Words#plain}, has one of them. */
    public boolean areIn(String text) {
        return phrases.stream().anyMatch(phrase -> phrase.isIn(text));
    }

    /** How many of them a text, in the form of {@link Words#plain}, has. */
    public long countIn(String text) {
        return phrases.stream().filter(phrase -> phrase.isIn(text)).count();
    }

    /** Whether a text, in the form of {@link Words#plain}, begins with one of them. */
    public boolean open(String text) {
        return phrases.stream().anyMatch(phrase -> phrase.opens(text));
    }

    private static Map<String, List<Phrase>> load() {
        try (InputStream table = Phrases.class.getResourceAsStream("phrases.txt")) {
            Map<String, List<Phrase>> sections = new LinkedHashMap<>();
            List<Phrase> section = new ArrayList<>();
            for (String line : new String(table.readAllBytes(), StandardCharsets.UTF_8).split("\\R", -1)) {
                if (line.startsWith("[")) {
                    section = sections.computeIfAbsent(line.substring(1, line.indexOf(']')), name -> new ArrayList<>());
                } else if (!line.startsWith("#")) {
                    section.addAll(phrases(line).toList());
                }
            }
            return sections;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Stream<Phrase> phrases(String line) {
        return Stream.of(line.split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Phrase::of);
    }
}
