package org.tocsin.preference.disclosing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The page.
 *
 * @param session leads back to the preferences
 */
@CheckedTemplate(basePath = "disclosing", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record SharingPage(String session, List<Row> rows) implements TemplateInstance {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** One sponsor, in words. */
    record Row(String name, String shared, List<String> recalls) {}

    static SharingPage of(String session, List<SharedWith> history) {
        return new SharingPage(
                session,
                history.stream()
                        .map(one -> new Row(
                                one.name(),
                                shared(one),
                                one.recalls().stream()
                                        .map(SharingPage::recalled)
                                        .toList()))
                        .toList());
    }

    private static String shared(SharedWith one) {
        String consent = "You said yes on " + time(one.consentedAt())
                + one.withdrawnAt().map(at -> " and no on " + time(at)).orElse("") + ". ";
        return consent
                + one.sharedAt()
                        .map(at -> "Shared on " + time(at)
                                + one.lastSharedAt()
                                        .filter(last -> one.times() > 1)
                                        .map(last -> ", last on " + time(last))
                                        .orElse("")
                                + ": " + String.join(", ", one.fields()) + ".")
                        .orElse("Nothing was shared" + (one.withdrawnAt().isPresent() ? "." : " yet."));
    }

    private static String recalled(SharedWith.Recalled recall) {
        return "Recalled on " + time(recall.recalledAt())
                + (recall.reason().equals("corrected") ? ", since your data changed" : "")
                + recall.acknowledgedAt()
                        .map(at -> ", acknowledged on " + time(at) + ".")
                        .orElse(", not acknowledged yet.");
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
