package org.tocsin.mailing.inbound.understanding.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.tocsin.mailing.inbound.understanding.Meaning;
import org.tocsin.mailing.inbound.understanding.command.CommandWords.Kind;
import org.tocsin.mailing.inbound.understanding.command.CommandWords.Phrase;
import org.tocsin.mailing.inbound.understanding.words.Words;

/** Reads a line that may be a command: only if nothing in it is anything else. */
final class CommandLine {

    private static final int LONGEST = 120;
    private static final Pattern QUESTION = Pattern.compile("[?？؟;]");
    /** A question in form only. */
    private static final Pattern REQUEST = Pattern.compile(
            "^\\W{0,3}(please,? )?(could|would|can) you |^(konnten|konnen|konntet) sie |^(pouvez|pourriez).vous |^(puede|podria)|^(kunt|wilt) u ");

    private static final Pattern ADDRESS = Pattern.compile("\\S{1,64}@\\S{1,100}");

    private final CommandWords words;

    CommandLine(CommandWords words) {
        this.words = words;
    }

    /** The command that a text is, in the form of {@link Words#plain}; nothing when it says anything more. */
    Optional<Meaning> read(String line) {
        return command(kinds(line), EnumSet.of(Kind.UNSUBSCRIBE, Kind.STOP));
    }

    /** The same for a line that other text follows: there, a mere "stop" may be about anything. */
    Optional<Meaning> readBesideText(String line) {
        return command(kinds(line), EnumSet.of(Kind.UNSUBSCRIBE)).filter(Meaning.Unsubscribe.class::isInstance);
    }

    private static Optional<Meaning> command(Set<Kind> kinds, Set<Kind> ending) {
        boolean onlyStops = !kinds.contains(Kind.UNSUBSCRIBE) && kinds.contains(Kind.BESIDE);
        boolean ends = !onlyStops && kinds.stream().anyMatch(ending::contains);
        boolean asksForMore = kinds.contains(Kind.SUBSCRIBE) || kinds.contains(Kind.OTHER);
        if (ends && asksForMore) {
            // Whoever says both wants something that a person has to find out.
            return Optional.empty();
        }
        if (ends) {
            return Optional.of(
                    new Meaning.Unsubscribe(kinds.contains(Kind.ALL) ? Meaning.Scope.ALL : Meaning.Scope.THIS_TOPIC));
        }
        return asksForMore ? Optional.of(new Meaning.OtherCommand(!kinds.contains(Kind.OTHER))) : Optional.empty();
    }

    /** A question is for a person to answer; a request in the form of one is none. */
    static boolean asks(String line) {
        return QUESTION.matcher(line).find() && !REQUEST.matcher(line).find();
    }

    /** The kinds of all its words; none at all if a single word is of no kind. */
    private Set<Kind> kinds(String line) {
        if (line.length() > LONGEST || asks(line)) {
            return Set.of();
        }
        String text = Words.only(ADDRESS.matcher(line).replaceAll(" "));
        return kinds(text, 0, new boolean[text.length() + 1]).orElseGet(Set::of);
    }

    /**
     * The kinds of all words from here on; longer phrases are tried first.
     *
     * @param hopeless places from which there is no way to the end
     */
    private Optional<Set<Kind>> kinds(String text, int at, boolean[] hopeless) {
        if (at >= text.length()) {
            return Optional.of(EnumSet.noneOf(Kind.class));
        }
        if (hopeless[at]) {
            return Optional.empty();
        }
        for (Phrase phrase : phrasesAt(text, at)) {
            int end = at + phrase.text().length();
            boolean blank = end < text.length() && text.charAt(end) == ' ';
            Optional<Set<Kind>> rest = kinds(text, blank ? end + 1 : end, hopeless);
            if (rest.isPresent()) {
                rest.get().add(phrase.kind());
                return rest;
            }
        }
        hopeless[at] = true;
        return Optional.empty();
    }

    private List<Phrase> phrasesAt(String text, int at) {
        List<Phrase> known = words.at(text, at);
        if (!known.isEmpty()) {
            return known;
        }
        int blank = text.indexOf(' ', at);
        String word = text.substring(at, blank < 0 ? text.length() : blank);
        return Misspelling.ofUnsubscribe(word) ? List.of(new Phrase(Kind.UNSUBSCRIBE, word)) : List.of();
    }
}
