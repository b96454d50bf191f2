package org.tocsin.mailing.inbound.understanding.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tocsin.mailing.inbound.understanding.words.Words;

/** The table of words: {@code command-words.txt} beside this class. */
final class CommandWords {

    enum Kind {
        UNSUBSCRIBE,
        /** Means leaving only where nothing else is said. */
        STOP,
        /** Asks to be subscribed, which no mail does. */
        SUBSCRIBE,
        OTHER,
        ALL,
        /** Says nothing beside words for leaving; beside a mere "stop" it may be what is to be stopped. */
        BESIDE,
        COURTESY
    }

    record Phrase(Kind kind, String text) {}

    /** By the first letter, longest first. */
    private final Map<Character, List<Phrase>> phrases;

    /** @param names what the publisher and its topics are called: whoever leaves may say what */
    CommandWords(Collection<String> names) {
        Stream<Phrase> ours = names.stream()
                .map(Words::only)
                .filter(name -> !name.isEmpty())
                .map(name -> new Phrase(Kind.COURTESY, name));
        this.phrases = Stream.concat(load().stream(), ours)
                .sorted(Comparator.comparingInt((Phrase phrase) -> phrase.text().length())
                        .reversed())
                .collect(Collectors.groupingBy(phrase -> phrase.text().charAt(0)));
    }

    /** The phrases that the text has at this place, longest first. */
    List<Phrase> at(String text, int place) {
        return phrases.getOrDefault(text.charAt(place), List.of()).stream()
                .filter(phrase -> text.startsWith(phrase.text(), place) && endsWord(text, place, phrase.text()))
                .toList();
    }

    private static boolean endsWord(String text, int place, String phrase) {
        int end = place + phrase.length();
        return end == text.length() || text.charAt(end) == ' ' || writesWithoutBlanks(text.codePointBefore(end));
    }

    private static boolean writesWithoutBlanks(int letter) {
        return switch (Character.UnicodeScript.of(letter)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI -> true;
            default -> false;
        };
    }

    private static List<Phrase> load() {
        try (InputStream table = CommandWords.class.getResourceAsStream("command-words.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(CommandWords::phrases)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Stream<Phrase> phrases(String line) {
        String[] parts = line.split(":", 2);
        String word = parts[0].substring(0, parts[0].indexOf(' '));
        Kind kind = Kind.valueOf(word.toUpperCase(Locale.ROOT));
        return Stream.of(parts[1].split(",", -1))
                .map(Words::only)
                .filter(text -> !text.isEmpty())
                .map(text -> new Phrase(kind, text));
    }
}
