package org.tocsin.preference.sharing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A page as CSV (RFC 4180): every value quoted. */
final class FeedCsv {

    private static final String HEADER = "kind,reference,email,name,locale,at,reason\r\n";

    private FeedCsv() {}

    static String write(FeedPage page) {
        return page.entries().stream().map(FeedCsv::line).collect(Collectors.joining("", HEADER, ""));
    }

    private static String line(FeedEntry entry) {
        String reference = entry.reference().toString();
        String at = entry.at().toString();
        if (entry instanceof FeedEntry.Recalled recalled) {
            return line(List.of("recall", reference, "", "", "", at, recalled.reason()));
        }
        FeedEntry.Shared shared = (FeedEntry.Shared) entry;
        return line(List.of(
                "subscriber",
                reference,
                shared.email().orElse(""),
                harmless(shared.name()),
                shared.locale().orElse(""),
                at,
                ""));
    }

    /** A spreadsheet takes what begins like this for a formula; an address cannot, a name may. */
    private static String harmless(Optional<String> name) {
        return name.map(text -> text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text)
                .orElse("");
    }

    private static String line(List<String> values) {
        return values.stream()
                .map(value -> '"' + value.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\r\n"));
    }
}
