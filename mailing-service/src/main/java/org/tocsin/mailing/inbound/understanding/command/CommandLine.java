package org.tocsin.mailing.inbound.understanding.command;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.tocsin.mailing.inbound.understanding.Meaning;
import org.tocsin.mailing.inbound.understanding.command.CommandWords.Kind;
import org.tocsin.mailing.inbound.understanding.command.CommandWords.Phrase;
import org.tocsin.mailing.inbound.understanding.words.Words;

/** Reads a line that may be a command: only if nothing in it is anything else. */
final class CommandLine {

    private static final int LONGEST = 120;

    private final CommandWords words = new CommandWords();

    /** The command in a line, given in the form of {@link Words#plain}; nothing when it says anything more. */
    Optional<Meaning> read(String line) {
        // A question is for a person to answer.
        if (line.length() > LONGEST || line.matches(".*[?？؟;].*")) {
            return Optional.empty();
        }
        Set<Kind> kinds = kinds(Words.only(line.replaceAll("\\S{1,64}@\\S{1,100}", " ")));
        if (kinds.contains(Kind.UNSUBSCRIBE)) {
            return Optional.of(
                    new Meaning.Unsubscribe(kinds.contains(Kind.ALL) ? Meaning.Scope.ALL : Meaning.Scope.THIS_TOPIC));
        }
        return kinds.contains(Kind.OTHER) ? Optional.of(new Meaning.OtherCommand()) : Optional.empty();
    }

    /** The kinds of all its words; none at all if a single word is of no kind. */
    private Set<Kind> kinds(String text) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        int at = 0;
        while (at < text.length()) {
            Phrase phrase = phraseAt(text, at).orElse(null);
            if (phrase == null) {
                return Set.of();
            }
            kinds.add(phrase.kind());
            at += phrase.text().length();
            at += at < text.length() && text.charAt(at) == ' ' ? 1 : 0;
        }
        return kinds;
    }

    private Optional<Phrase> phraseAt(String text, int at) {
        return words.at(text, at).or(() -> {
            int blank = text.indexOf(' ', at);
            String word = text.substring(at, blank < 0 ? text.length() : blank);
            return Misspelling.ofUnsubscribe(word) ? Optional.of(new Phrase(Kind.UNSUBSCRIBE, word)) : Optional.empty();
        });
    }
}
