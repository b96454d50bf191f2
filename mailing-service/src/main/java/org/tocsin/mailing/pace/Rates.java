package org.tocsin.mailing.pace;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tocsin.mailing.RelaySettings;
import org.tocsin.mailing.campaign.Kind;

/**
 * How fast one relay may be given mail.
 *
 * @param total mails of all kinds
 * @param lanes those of one kind
 * @param connections open at once
 */
public record Rates(
        String relay,
        Optional<Limit> total,
        Map<Kind, Limit> lanes,
        Optional<WarmUp> warmUp,
        Optional<Integer> connections) {

    /**
     * @throws IllegalArgumentException saying what is wrong with a setting
     */
    public static Rates of(String relay, RelaySettings.Pace settings) {
        Map<Kind, Limit> lanes = Stream.of(
                        lane(relay, Kind.ALERT, settings.alertsPerSecond()),
                        lane(relay, Kind.NEWSLETTER, settings.newslettersPerSecond()))
                .flatMap(lane -> lane.entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Rates(
                relay,
                settings.perSecond().map(rate -> new Limit(relay, rate, "the pace of relay " + relay)),
                lanes,
                warmUp(settings),
                settings.mostConnections());
    }

    /** Whether there is nothing to ask for. */
    public boolean unlimited() {
        return total.isEmpty() && lanes.isEmpty() && warmUp.isEmpty();
    }

    /** What holds for a mail of this kind now; the strictest of those that share a name. */
    List<Limit> at(Instant now, Optional<Kind> kind) {
        Stream<Limit> whole = Stream.concat(total.stream(), warmUp.flatMap(plan -> plan.at(now, relay)).stream())
                .min(Comparator.comparing(Limit::perSecond))
                .stream();
        Stream<Limit> lane = kind.flatMap(one -> Optional.ofNullable(lanes.get(one))).stream();
        return Stream.concat(whole, lane).toList();
    }

    private static Map<Kind, Limit> lane(String relay, Kind kind, Optional<Double> rate) {
        return rate.map(perSecond -> Map.of(
                        kind,
                        new Limit(
                                relay + " " + kind.word(),
                                perSecond,
                                "the pace of " + kind.word() + "s at relay " + relay)))
                .orElse(Map.of());
    }

    private static Optional<WarmUp> warmUp(RelaySettings.Pace settings) {
        return settings.warmUp().map(plan -> {
            if (plan.stream().anyMatch(perHour -> perHour <= 0)) {
                throw new IllegalArgumentException("a warm-up's mails per hour must be more than 0");
            }
            return new WarmUp(firstDay(settings.warmUpSince()), plan);
        });
    }

    private static LocalDate firstDay(Optional<String> since) {
        try {
            return LocalDate.parse(since.orElse(""));
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "a warm-up needs its first day, warm-up-since, like 2026-11-30", unreadable);
        }
    }
}
