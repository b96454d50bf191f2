package org.tocsin.mailing.pace;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * An address that nobody knows yet earns its reputation day by day.
 *
 * @param since its first day, in UTC
 * @param perHour mails per hour, on that day and each one after it
 */
record WarmUp(LocalDate since, List<Integer> perHour) {

    /** Empty when it is over. Before it begins, as on the first day. */
    Optional<Limit> at(Instant now, String relay) {
        long day = Math.max(0, ChronoUnit.DAYS.between(since, LocalDate.ofInstant(now, ZoneOffset.UTC)));
        return day < perHour.size()
                ? Optional.of(new Limit(
                        relay,
                        perHour.get((int) day) / 3600.0,
                        "the warm-up of relay " + relay + ", day " + (day + 1) + " of " + perHour.size()))
                : Optional.empty();
    }
}
