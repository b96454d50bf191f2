package org.tocsin.preference.preferring;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The page.
 *
 * @param session     goes into every form
 * @param pausedUntil in words; empty for no pause
 * @param offered     what alerts have named and the reader did not choose
 */
@CheckedTemplate(basePath = "preferring", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record PreferencesView(
        String session,
        MyPreferences preferences,
        String pausedUntil,
        List<InterestRow> offered,
        List<String> vendors,
        List<String> products,
        Report report,
        Typed typed)
        implements TemplateInstance {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    static PreferencesView of(String session, MyPreferences preferences, Report report, Typed typed) {
        var chosen = preferences.interests().interests();
        return new PreferencesView(
                session,
                preferences,
                preferences.pausedUntil().map(PreferencesView::words).orElse(""),
                preferences.suggestions().stream()
                        .filter(suggestion -> !chosen.name(suggestion.interest()))
                        .toList(),
                preferences.suggestions().stream()
                        .map(InterestRow::vendor)
                        .distinct()
                        .toList(),
                preferences.suggestions().stream()
                        .flatMap(suggestion -> suggestion.product().stream())
                        .distinct()
                        .toList(),
                report,
                typed);
    }

    private static String words(Instant until) {
        OffsetDateTime end = until.atOffset(ZoneOffset.UTC);
        return (end.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY : MINUTE).format(end);
    }
}
