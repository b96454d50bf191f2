package org.tocsin.local.demo;

import java.util.List;
import java.util.stream.Collectors;

/** An alert for the operator to send, as CommonMark. */
record Alert(String subject, String markdown) {

    private static final int ENTRIES = 5;
    private static final int LONGEST_SUBJECT = 150;

    /**
     * The two that a demo sends. Their subjects differ whatever the catalogue holds, since readers know them apart by these; the
     * second tells of older entries, or, where there are none, of the same once more.
     */
    static List<Alert> two(Catalogue catalogue) {
        List<Advisory> newest = catalogue.newest(0, ENTRIES);
        List<Advisory> older = catalogue.newest(ENTRIES, ENTRIES);
        return List.of(
                about("Exploited now", newest),
                older.isEmpty() ? about("Still exploited", newest) : about("Also exploited", older));
    }

    /** Writes one about these advisories; the heading opens its subject. */
    static Alert about(String heading, List<Advisory> advisories) {
        String products = advisories.stream().map(Advisory::product).distinct().collect(Collectors.joining(", "));
        String subject = oneLine(heading + ": " + products);
        String table = advisories.stream().map(Alert::row).collect(Collectors.joining());
        String details = advisories.stream().map(Alert::details).collect(Collectors.joining());
        return new Alert(
                subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT) + " …",
                """
                These vulnerabilities are being exploited. Have them fixed by the day given.

                | Fix by | Vulnerability | Product |
                |---|---|---|
                %s
                %s"""
                        .formatted(table, details));
    }

    private static String row(Advisory advisory) {
        return "| %s | %s | %s %s |%n"
                .formatted(advisory.due(), plain(advisory.cve()), plain(advisory.vendor()), plain(advisory.product()));
    }

    private static String details(Advisory advisory) {
        return "## %s%n%n%s%n%n**What to do:** %s%n%n"
                .formatted(plain(advisory.name()), plain(advisory.description()), plain(advisory.action()));
    }

    /** The catalogue's words are text, not markup (CommonMark, section 2.4). */
    private static String plain(String words) {
        return oneLine(words).replaceAll("[!-/:-@\\[-`{-~&&[^,.:;()/'\"%+?=-]]", "\\\\$0");
    }

    private static String oneLine(String words) {
        return words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
