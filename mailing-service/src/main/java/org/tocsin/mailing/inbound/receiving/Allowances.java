package org.tocsin.mailing.inbound.receiving;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.tokens.Pseudonyms;

/** Counts what is sent because of mail from outside, by pseudonyms that mean nothing without the key. Joins the caller's transaction. */
@ApplicationScoped
class Allowances {

    private static final String USE =
            """
            insert into inbound_allowance (kind, whom, day, used) values (:kind, :whom, :day, 1)
            on conflict (kind, whom, day) do update set used = inbound_allowance.used + 1
             where inbound_allowance.used < :most
            """;

    private final Jdbi database;
    private final Pseudonyms pseudonyms;

    Allowances(Jdbi database, Pseudonyms pseudonyms) {
        this.database = database;
        this.pseudonyms = pseudonyms;
    }

    /** The effect itself, or that it is withheld. */
    Effect settle(Effect effect, Arrival arrival, Instant now) {
        if (!(effect instanceof Effect.Mailed mailed)) {
            return effect;
        }
        Limit limit = mailed.limit();
        boolean network = arrival.network()
                .map(net -> use(limit.word() + "-network", net, limit.perNetwork(), now))
                .orElse(true);
        return network && use(limit.word(), mailed.whom(), limit.perPerson(), now) ? effect : new Effect.Withheld();
    }

    void forget(Instant before) {
        database.useHandle(handle -> handle.execute("delete from inbound_allowance where day < ?", day(before)));
    }

    private boolean use(String kind, String whom, int most, Instant now) {
        return database.withHandle(handle -> handle.createUpdate(USE)
                        .bind("kind", kind)
                        .bind("whom", pseudonyms.of("allowance", whom))
                        .bind("day", day(now))
                        .bind("most", most)
                        .execute()
                == 1);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
