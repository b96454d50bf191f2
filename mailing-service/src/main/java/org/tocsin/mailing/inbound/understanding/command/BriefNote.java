package org.tocsin.mailing.inbound.understanding.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.tocsin.mailing.inbound.message.WrittenText;
import org.tocsin.mailing.inbound.understanding.words.Phrases;
import org.tocsin.mailing.inbound.understanding.words.Words;

/** What people write who are polite: a greeting, one line, and nothing but a goodbye and a name. */
final class BriefNote {

    private static final int MOST_LINES = 8;
    private static final int MOST_WORDS = 5;

    /** Where letters have no case, lines often have no blanks, and only their length tells a phrase from a sentence. */
    private static final int LONGEST_WITHOUT_CASE = 14;

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NAME = Pattern.compile(
            "([\\p{Lu}\\p{Lt}][\\p{L}.'’-]{0,24}|von|van|de|der|den|da|di|del|la|le|bin|al|el|zu)( |$)");
    private static final Pattern OBJECTS = Pattern.compile(
            "\\b(not|no|but|never|nicht|kein\\w*|aber|pas|mais|pero|non|ma|niet|maar|nie|ale|inte|men|ikke|не|но|але)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);

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
        return lines.size() > first && onlyGoodbye(lines.subList(first + 1, lines.size()))
                ? Optional.of(lines.get(first))
                : Optional.empty();
    }

    private static boolean isGreeting(String line) {
        return words(line) <= MOST_WORDS && GREETING.open(Words.plain(line));
    }

    /** Goodbyes, and one name. */
    private static boolean onlyGoodbye(List<String> lines) {
        List<String> others = lines.stream().filter(line -> !isGoodbye(line)).toList();
        return others.isEmpty() || (others.size() == 1 && isName(others.get(0)));
    }

    private static boolean isGoodbye(String line) {
        String plain = Words.plain(line);
        boolean brief = hasCase(line) ? words(line) <= MOST_WORDS : line.length() <= LONGEST_WITHOUT_CASE;
        return brief && GOODBYE.open(plain) && !OBJECTS.matcher(plain).find() && !CommandLine.asks(plain);
    }

    /** Every word of it in capitals, but for what stands inside names. */
    private static boolean isName(String line) {
        return words(line) < MOST_WORDS
                && Character.isUpperCase(line.codePointAt(0))
                && NAME.matcher(line).replaceAll("").isEmpty();
    }

    private static boolean hasCase(String line) {
        return line.codePoints().anyMatch(letter -> Character.isUpperCase(letter) || Character.isLowerCase(letter));
    }

    private static int words(String line) {
        return BLANKS.split(line.strip()).length;
    }
}
