package org.tocsin.registration.exporting;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tocsin.registration.signup.PersonName;
import org.tocsin.registration.subscriber.Confirmed;

/** A line that both a program and a spreadsheet read as it is meant. */
final class CsvLine {

    private CsvLine() {}

    static String of(Confirmed subscriber) {
        return Stream.of(
                        subscriber.email().value(),
                        subscriber.name().map(PersonName::value).orElse(""),
                        subscriber.language().tag(),
                        subscriber.confirmedAt().toString(),
                        subscriber.id().value().toString())
                .map(CsvLine::field)
                .collect(Collectors.joining(",", "", "\n"));
    }

    /** A spreadsheet takes what begins with one of these for a formula, which might send the list elsewhere. */
    private static String field(String text) {
        String harmless = text.matches("[=+\\-@\\t].*") ? "'" + text : text;
        return harmless.matches("[^\",]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
