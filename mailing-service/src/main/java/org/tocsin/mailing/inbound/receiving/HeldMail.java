package org.tocsin.mailing.inbound.receiving;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

/** Messages that ask for more than one day allows, and wait for another. Joins the caller's transaction. */
@ApplicationScoped
class HeldMail {

    private static final String KEEP =
            """
            insert into inbound_held (mail_id, asks_for, network, not_before) values (:mail, :asksFor, :network, :tomorrow)
            on conflict (mail_id) do update set not_before = excluded.not_before
            """;

    /** Not those of networks that have used up today's allowance; their turn is another day, however many they are. */
    private static final String DUE =
            """
            select %s, held.asks_for, held.network
            from inbound_held held
            join inbound_mail mail on mail.id = held.mail_id
            left join inbound_raw raw using (message_hash)
            join unnest(:words, :perNetwork, :handedOn) as bounds(asks_for, per_network, handed_on) using (asks_for)
            where held.not_before <= :today
              and not exists (select from inbound_allowance spent
                              where spent.kind = held.asks_for || '-network' and spent.whom = held.network
                                and spent.day = :today and spent.used >= case when starts_with(held.network, :handedOnMark)
                                                                              then bounds.handed_on
                                                                              else bounds.per_network end)
            order by mail.received_at, mail.id
            limit 20
            for update of mail skip locked
            """
                    .formatted(EarlierMail.COLUMNS);

    private static final String END =
            """
            with ended as (delete from inbound_held where mail_id = :mail returning mail_id)
            update inbound_mail set effect = :effect from ended where id = ended.mail_id
            """;

    private final Jdbi database;
    private final Clock clock;

    HeldMail(Jdbi database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    record Held(EarlierMail message, Limit asksFor, Origin origin) {}

    /** Until tomorrow at least. */
    void keep(UUID mail, Effect.Held held) {
        database.useHandle(handle -> handle.createUpdate(KEEP)
                .bind("mail", mail)
                .bind("asksFor", held.limit().word())
                .bind("network", held.origin().text())
                .bind("tomorrow", today().plusDays(1))
                .execute());
    }

    /** Some of those whose day has come, oldest first, locked. */
    List<Held> due() {
        return database.withHandle(handle -> handle.createQuery(DUE)
                .bind("words", Arrays.stream(Limit.values()).map(Limit::word).toArray(String[]::new))
                .bind("perNetwork", bounds(Limit::perNetwork))
                .bind("handedOn", bounds(Limit::handedOn))
                .bind("handedOnMark", Origin.HANDED_ON)
                .bind("today", today())
                .map(row -> new Held(
                        EarlierMail.of(row),
                        Limit.valueOf(row.getColumn("asks_for", String.class).toUpperCase(Locale.ROOT)),
                        Origin.of(row.getColumn("network", String.class))))
                .list());
    }

    /** It waits no longer, and nothing follows by itself. */
    void forget(UUID mail) {
        database.useHandle(handle -> handle.execute("delete from inbound_held where mail_id = ?", mail));
    }

    /** It waits no longer; changes nothing where it did not. */
    void end(UUID mail, Effect effect) {
        database.useHandle(handle -> handle.createUpdate(END)
                .bind("mail", mail)
                .bind("effect", effect.word())
                .execute());
    }

    private static Integer[] bounds(Function<Limit, Integer> bound) {
        return Arrays.stream(Limit.values()).map(bound).toArray(Integer[]::new);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
