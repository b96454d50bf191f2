package org.tocsin.mailing.smtp;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the relay offered in its EHLO reply (RFC 5321 §4.1.1.1): keyword to parameters. */
record Extensions(Map<String, List<String>> offered) {

    static final Extensions NONE = new Extensions(Map.of());

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

    boolean has(String keyword) {
        return offered.containsKey(keyword);
    }

    boolean has(String keyword, String parameter) {
        return offered.getOrDefault(keyword, List.of()).contains(parameter);
    }

    /** The largest message the relay takes, in octets (RFC 1870 §3); without one, any. */
    long largestMessage() {
        return offered.getOrDefault("SIZE", List.of()).stream()
                .filter(size -> size.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .filter(size -> size > 0)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }
}
