package org.tocsin.mailing.transactional;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.tocsin.mailing.PublisherSettings;

/** What the templates of transactional mail show. */
record Letter(String publisher, String postalAddress, String greeting, List<String> topics, String link, String until) {

    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    static Letter of(
            PublisherSettings publisher, Optional<String> name, List<String> topics, String link, Instant until) {
        return new Letter(
                publisher.name(),
                publisher.postalAddress(),
                Greeting.to(name),
                topics,
                link,
                UNTIL.format(until.atOffset(ZoneOffset.UTC)));
    }
}
