package org.tocsin.mailing.inbound.receiving;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.tokens.Pseudonyms;

/** Counts what is sent because of mail from outside, by pseudonyms that mean nothing without the key. Joins the caller's transaction. */
@ApplicationScoped
class Allowances {

    /** In the order of the keys, so that two batches cannot lock each other out. */
    private static final String LOCK =
            """
            insert into inbound_allowance (kind, whom, day, used)
            select kind, whom, :day, 0 from unnest(:kinds, :whoms) as asked(kind, whom) order by kind, whom
            on conflict (kind, whom, day) do update set used = inbound_allowance.used
            returning kind, whom, used
            """;

    private static final String USE =
            """
            update inbound_allowance allowance set used = counted.used
            from unnest(:kinds, :whoms, :used) as counted(kind, whom, used)
            where allowance.kind = counted.kind and allowance.whom = counted.whom and allowance.day = :day
            """;

    private final Jdbi database;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    Allowances(Jdbi database, Pseudonyms pseudonyms, Clock clock) {
        this.database = database;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /** Somebody asks for a mail. */
    record Demand(Effect.Mailed mailed, Origin origin) {}

    private record Key(String kind, String whom) {}

    /** Every one counts for two: a person and a network. */
    private record Counted(Demand demand, Key person, Key network) {}

    Origin origin(Arrival arrival) {
        return new Origin(arrival.isHandedOn(), pseudonyms.of("allowance", arrival.network()));
    }

    /** What follows of each, in the same order: the mail, or that it waits, or that it is withheld. */
    List<Effect> settle(List<Demand> demands) {
        if (demands.isEmpty()) {
            return List.of();
        }
        LocalDate today = day(clock.instant());
        List<Counted> counted = demands.stream().map(this::counted).toList();
        Map<Key, Integer> used = lock(counted, today);
        List<Effect> settled = counted.stream().map(one -> settle(one, used)).toList();
        write(used, today);
        return settled;
    }

    void forget(Instant before) {
        database.useHandle(handle -> handle.execute("delete from inbound_allowance where day < ?", day(before)));
    }

    private Counted counted(Demand demand) {
        String kind = demand.mailed().limit().word();
        Key person = new Key(kind, pseudonyms.of("allowance", demand.mailed().whom()));
        return new Counted(
                demand, person, new Key(networks(kind), demand.origin().text()));
    }

    /** The kind under which networks are counted. */
    static String networks(String kind) {
        return kind + "-network";
    }

    private static Effect settle(Counted one, Map<Key, Integer> used) {
        Limit limit = one.demand().mailed().limit();
        Effect held = new Effect.Held(limit, one.demand().origin());
        if (used.get(one.person()) >= limit.perPerson()) {
            return limit.everyOneCounts() ? held : new Effect.Withheld();
        }
        if (used.get(one.network()) >= limit.of(one.demand().origin())) {
            return held;
        }
        used.merge(one.person(), 1, Integer::sum);
        used.merge(one.network(), 1, Integer::sum);
        return one.demand().mailed();
    }

    private Map<Key, Integer> lock(List<Counted> counted, LocalDate today) {
        List<Key> keys = counted.stream()
                .flatMap(one -> Stream.of(one.person(), one.network()))
                .distinct()
                .toList();
        return database.withHandle(handle -> handle.createQuery(LOCK)
                .bind("day", today)
                .bind("kinds", texts(keys, Key::kind))
                .bind("whoms", texts(keys, Key::whom))
                .reduceRows(new HashMap<>(), (used, row) -> {
                    Key key = new Key(row.getColumn("kind", String.class), row.getColumn("whom", String.class));
                    used.put(key, row.getColumn("used", Integer.class));
                    return used;
                }));
    }

    private void write(Map<Key, Integer> used, LocalDate today) {
        List<Key> keys = List.copyOf(used.keySet());
        database.useHandle(handle -> handle.createUpdate(USE)
                .bind("day", today)
                .bind("kinds", texts(keys, Key::kind))
                .bind("whoms", texts(keys, Key::whom))
                .bind("used", keys.stream().map(used::get).toArray(Integer[]::new))
                .execute());
    }

    private static String[] texts(Collection<Key> keys, Function<Key, String> value) {
        return keys.stream().map(value).toArray(String[]::new);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
