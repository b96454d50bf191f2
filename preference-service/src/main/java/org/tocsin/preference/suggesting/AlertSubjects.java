package org.tocsin.preference.suggesting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import org.tocsin.events.Received;
import org.tocsin.events.wire.AlertNamed;
import org.tocsin.preference.limits.Interest;

/** What alerts have named. */
@ApplicationScoped
public class AlertSubjects {

    private static final String HEAR =
            """
            insert into alert_subject (key, line, named_at) values (:key, :line, :at)
            on conflict (key) do update
               set line = case when excluded.named_at > alert_subject.named_at then excluded.line else alert_subject.line end,
                   named_at = greatest(excluded.named_at, alert_subject.named_at)
            """;

    private static final String NEWEST = "select line from alert_subject order by named_at desc, key limit :most";

    private final Jdbi jdbi;

    AlertSubjects(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Those named last, first; at most that many. */
    public List<Interest> newest(int most) {
        return jdbi
                .withHandle(handle -> handle.createQuery(NEWEST)
                        .bind("most", most)
                        .mapTo(String.class)
                        .list())
                .stream()
                .map(Interest::ofLine)
                .toList();
    }

    /** Each vendor, and each of its products. Joins the caller's transaction; in order of the keys, so as not to deadlock. */
    void hear(List<Received<AlertNamed>> events) {
        var named = new TreeMap<String, Named>();
        events.stream()
                .flatMap(event -> event.data().stream())
                .flatMap(AlertSubjects::named)
                .forEach(one -> named.merge(one.interest().key(), one, Named::later));
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(HEAR);
            named.forEach((key, one) -> batch.bind("key", key)
                    .bind("line", one.interest().line())
                    .bind("at", one.at())
                    .add());
            batch.execute();
        });
    }

    private static Stream<Named> named(AlertNamed alert) {
        return alert.vendor().map(String::strip).filter(Interest::isName).stream()
                .flatMap(vendor -> Stream.of(
                        Optional.of(new Interest(vendor, Optional.empty())),
                        alert.product()
                                .map(String::strip)
                                .filter(Interest::isName)
                                .map(product -> new Interest(vendor, Optional.of(product)))))
                .flatMap(Optional::stream)
                .map(interest -> new Named(interest, alert.sentAt()));
    }

    private record Named(Interest interest, Instant at) {

        Named later(Named other) {
            return other.at.isAfter(at) ? other : this;
        }
    }
}
