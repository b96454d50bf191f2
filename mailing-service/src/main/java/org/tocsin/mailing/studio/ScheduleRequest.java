package org.tocsin.mailing.studio;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import org.tocsin.mailing.campaign.Schedule;

/**
 * When a campaign is to be sent.
 *
 * @param at a moment (RFC 3339), or a local date and time in the time zone
 * @param timeZone by its name, such as Europe/Vienna
 */
record ScheduleRequest(String at, String timeZone) {

    Schedule schedule(Instant now) {
        ZoneId zone = zone();
        Instant moment = moment(zone);
        if (!moment.isAfter(now)) {
            throw Requests.wrong("at", "is in the past");
        }
        return new Schedule(moment, zone);
    }

    private ZoneId zone() {
        if (timeZone == null) {
            throw Requests.wrong("timeZone", "is required, such as Europe/Vienna");
        }
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            throw Requests.wrong("timeZone", "is not a known time zone, such as Europe/Vienna");
        }
    }

    private Instant moment(ZoneId zone) {
        return Optional.ofNullable(at)
                .flatMap(text -> withOffset(text).or(() -> local(text, zone)))
                .orElseThrow(() -> Requests.wrong(
                        "at",
                        "must be a time such as 2026-12-01T08:00:00+01:00, or 2026-12-01T08:00 in the time zone"));
    }

    private static Optional<Instant> withOffset(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    /** A time that the clocks skip or show twice is refused rather than guessed. */
    private static Optional<Instant> local(String text, ZoneId zone) {
        try {
            LocalDateTime time = LocalDateTime.parse(text);
            if (zone.getRules().getValidOffsets(time).size() != 1) {
                throw Requests.wrong("at", "the clocks of that zone skip this time, or show it twice; add the offset");
            }
            return Optional.of(time.atZone(zone).toInstant());
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }
}
