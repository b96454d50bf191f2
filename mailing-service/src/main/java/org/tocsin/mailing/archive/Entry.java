package org.tocsin.mailing.archive;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One campaign in the archive.
 *
 * @param changedAt when it was sent, or withdrawn
 * @param updates the alert that this one updates
 * @param updatedBy the newest alert that updates this one
 */
record Entry(
        UUID id,
        String topic,
        String subject,
        String markdown,
        boolean withdrawn,
        Instant sentAt,
        Instant changedAt,
        Optional<Instant> notAfter,
        Optional<UUID> updates,
        Optional<UUID> updatedBy) {

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public String sent() {
        return DAY_AND_TIME.format(sentAt);
    }

    public String changed() {
        return DAY_AND_TIME.format(changedAt);
    }

    public Optional<String> until() {
        return notAfter.map(DAY_AND_TIME::format);
    }
}
