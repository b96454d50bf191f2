package org.tocsin.registration.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import org.tocsin.visits.Visit;
import org.tocsin.visits.VisitSink;

/** The sums of all replicas, in PostgreSQL; every method joins the running transaction. */
@ApplicationScoped
class VisitSums implements VisitSink {

    private static final String ADD =
            """
            insert into visit_sum (day, page, referrer, browser, visits)
            values (:day, :page, :referrer, :browser, :visits)
            on conflict (day, page, referrer, browser) do update set visits = visit_sum.visits + excluded.visits
            """;

    private static final String FOLD =
            """
            with small as (
                delete from visit_sum
                 where day < :today and visits < :smallest and (referrer, browser) <> ('other', 'other')
                returning day, page, visits)
            insert into visit_sum (day, page, referrer, browser, visits)
            select day, page, 'other', 'other', sum(visits) from small group by day, page
            on conflict (day, page, referrer, browser) do update set visits = visit_sum.visits + excluded.visits
            """;

    private static final String FORGET = "delete from visit_sum where day < :before";

    private static final String COUNTED =
            "insert into pages_counted (id, counted_at) values (:id, :now) on conflict (id) do nothing";

    private static final String FORGET_COUNTED = "delete from pages_counted where counted_at < :before";

    private final Jdbi database;

    VisitSums(Jdbi database) {
        this.database = database;
    }

    @Override
    public void add(Map<Visit, Long> counts) {
        database.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(ADD);
            counts.forEach((visit, times) -> batch.bind("day", visit.day())
                    .bind("page", visit.page())
                    .bind("referrer", visit.referrer())
                    .bind("browser", visit.browser())
                    .bind("visits", times)
                    .add());
            batch.execute();
        });
    }

    /** False when these sums of another service were added before. */
    boolean isNew(UUID countId, Instant now) {
        return database.withHandle(handle -> handle.createUpdate(COUNTED)
                        .bind("id", countId)
                        .bind("now", now)
                        .execute()
                == 1);
    }

    void forgetCounted(Instant before) {
        database.useHandle(handle ->
                handle.createUpdate(FORGET_COUNTED).bind("before", before).execute());
    }

    void fold(LocalDate today, int smallest) {
        database.useHandle(handle -> handle.createUpdate(FOLD)
                .bind("today", today)
                .bind("smallest", smallest)
                .execute());
    }

    int forget(LocalDate before) {
        return database.withHandle(
                handle -> handle.createUpdate(FORGET).bind("before", before).execute());
    }

    /** One line of a chart. */
    record Sum(String what, long visits) {}

    /** By day, oldest first. */
    List<Sum> byDay(LocalDate since) {
        return read(
                "select day::text as what, sum(visits) as visits from visit_sum where day >= :since group by 1 order by 1",
                since);
    }

    List<Sum> byPage(LocalDate since) {
        return read(top("page"), since);
    }

    List<Sum> byReferrer(LocalDate since) {
        return read(top("referrer"), since);
    }

    List<Sum> byBrowser(LocalDate since) {
        return read(top("browser"), since);
    }

    private static String top(String column) {
        return "select " + column + " as what, sum(visits) as visits from visit_sum where day >= :since"
                + " group by 1 order by 2 desc, 1 limit 20";
    }

    private List<Sum> read(String query, LocalDate since) {
        return database.withHandle(handle -> handle.createQuery(query)
                .bind("since", since)
                .map((row, context) -> new Sum(row.getString("what"), row.getLong("visits")))
                .list());
    }
}
