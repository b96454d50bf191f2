package org.tocsin.mailing.inbound.understanding.command;

import java.util.List;
import java.util.Optional;

import org.tocsin.mailing.inbound.message.WrittenText;
import org.tocsin.mailing.inbound.understanding.words.Phrases;
import org.tocsin.mailing.inbound.understanding.words.Words;

/** What people write who are polite: a greeting, one line, and nothing but a goodbye and a name. */
final class BriefNote {

    private static final int MOST_LINES = 8;
    private static final int LONGEST_NAME = 40;
    private static final int MOST_WORDS = 5;

    private static final Phrases GREETING = Phrases.telling("greeting begins");
    private static final Phrases GOODBYE = Phrases.telling("goodbye begins");

    private BriefNote() {}

    /** The one line, if that is all there is. */
    static Optional<String> in(WrittenText written) {
        List<String> lines =
                written.lines().stream().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            return Optional.empty();
        }
        int first = isGreeting(lines.get(0)) ? 1 : 0;
        return lines.size() > first
                        && lines.subList(first + 1, lines.size()).stream().allMatch(BriefNote::isGoodbye)
                ? Optional.of(lines.get(first))
                : Optional.empty();
    }

    private static boolean isGreeting(String line) {
        return words(line) <= MOST_WORDS && GREETING.open(Words.plain(line));
    }

    /** A sentence goes on in small letters. */
    private static boolean isGoodbye(String line) {
        boolean name = line.length() <= LONGEST_NAME && !Character.isLowerCase(line.codePointAt(0));
        return words(line) <= MOST_WORDS && (name || GOODBYE.open(Words.plain(line)));
    }

    private static int words(String line) {
        return line.strip().split("\\s+").length;
    }
}
