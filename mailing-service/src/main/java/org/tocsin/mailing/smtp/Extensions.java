package org.tocsin.mailing.smtp;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the relay offered in its EHLO reply (RFC 5321 §4.1.1.1): keyword to parameters. What every mail asks for is looked up once. */
final class Extensions {

    static final Extensions NONE = new Extensions(Map.of());

    private final Map<String, List<String>> offered;
    private final boolean pipelining;
    private final boolean size;
    private final boolean eightBit;
    private final boolean internationalised;
    private final boolean chunking;
    private final long largestMessage;

    private Extensions(Map<String, List<String>> offered) {
        this.offered = offered;
        pipelining = has("PIPELINING");
        size = has("SIZE");
        eightBit = has("8BITMIME");
        internationalised = has("SMTPUTF8");
        chunking = has("CHUNKING");
        largestMessage = offered.getOrDefault("SIZE", List.of()).stream()
                .filter(limit -> limit.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .filter(limit -> limit > 0)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** The first line is the relay's greeting and offers nothing. */
    static Extensions parse(List<String> lines) {
        Map<String, List<String>> offered = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            // "AUTH=PLAIN" is what some servers still say for clients of 1999
            List<String> words = Arrays.asList(
                    line.toUpperCase(Locale.ROOT).replace('=', ' ').trim().split("\\s+"));
            offered.put(words.get(0), List.copyOf(words.subList(1, words.size())));
        }
        return new Extensions(Map.copyOf(offered));
    }

    /** One that takes a command at a time, whatever it says. */
    Extensions withoutPipelining() {
        Map<String, List<String>> rest = new LinkedHashMap<>(offered);
        rest.remove("PIPELINING");
        return new Extensions(rest);
    }

    boolean has(String keyword) {
        return offered.containsKey(keyword);
    }

    boolean has(String keyword, String parameter) {
        return offered.getOrDefault(keyword, List.of()).contains(parameter);
    }

    /** RFC 2920. */
    boolean pipelining() {
        return pipelining;
    }

    /** RFC 1870. */
    boolean size() {
        return size;
    }

    /** RFC 6152. */
    boolean eightBit() {
        return eightBit;
    }

    /** RFC 6531. */
    boolean internationalised() {
        return internationalised;
    }

    /** RFC 3030 §2. */
    boolean chunking() {
        return chunking;
    }

    /** The largest message the relay takes, in octets (RFC 1870 §3); without one, any. */
    long largestMessage() {
        return largestMessage;
    }
}
