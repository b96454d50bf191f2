package org.tocsin.mailing.bounce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Scores of readers, locked while they are changed. */
@ApplicationScoped
class ScoreTable {

    private static final String LOCK =
            """
            select subscriber_id, topic_class, score, since, counted_at, due from bounce_score
            where (subscriber_id, topic_class) in (select * from unnest(:subscribers, :classes))
            order by subscriber_id, topic_class
            for update
            """;

    /** Two that find no row at once write the same first failure. */
    private static final String WRITE =
            """
            insert into bounce_score (subscriber_id, topic_class, score, since, counted_at, due)
            values (:subscriber, :class, :score, :since, :countedAt, :due)
            on conflict (subscriber_id, topic_class) do update
               set score = excluded.score, since = excluded.since, counted_at = excluded.counted_at, due = excluded.due
            """;

    private final Jdbi database;

    ScoreTable(Jdbi database) {
        this.database = database;
    }

    Map<Scored, Score> lock(List<Scored> whose) {
        Map<Scored, Score> scores = new LinkedHashMap<>();
        database.useHandle(handle -> handle.createQuery(LOCK)
                .bind("subscribers", whose.stream().map(Scored::subscriber).toArray(UUID[]::new))
                .bind("classes", whose.stream().map(one -> one.topics().word()).toArray(String[]::new))
                .map(row -> Map.entry(scored(row), score(row)))
                .forEach(row -> scores.put(row.getKey(), row.getValue())));
        return scores;
    }

    void write(Map<Scored, Score> scores) {
        database.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(WRITE);
            scores.forEach((whose, score) -> batch.bind("subscriber", whose.subscriber())
                    .bind("class", whose.topics().word())
                    .bind("score", score.value())
                    .bind("since", score.since())
                    .bind("countedAt", score.countedAt())
                    .bind("due", score.due())
                    .add());
            batch.execute();
        });
    }

    /** Whoever is gone starts anew, should they come back. */
    void forget(List<UUID> subscribers) {
        database.useHandle(handle -> handle.createUpdate("delete from bounce_score where subscriber_id = any(:ids)")
                .bind("ids", new ArrayList<>(subscribers).toArray(UUID[]::new))
                .execute());
    }

    /** Ends the scores whose probes are among these, and answers whose they were. */
    List<Scored> forgetProbed(List<Bounce> bounces) {
        return bounces.isEmpty()
                ? List.of()
                : database.withHandle(handle -> handle.createQuery(
                                """
                                delete from bounce_score
                                where (subscriber_id, probe_id) in (select * from unnest(:subscribers, :probes))
                                returning subscriber_id, topic_class
                                """)
                        .bind(
                                "subscribers",
                                bounces.stream().map(Bounce::subscriber).toArray(UUID[]::new))
                        .bind("probes", bounces.stream().map(Bounce::campaign).toArray(UUID[]::new))
                        .map(ScoreTable::scored)
                        .list());
    }

    private static Scored scored(RowView row) {
        return new Scored(
                row.getColumn("subscriber_id", UUID.class),
                TopicClass.ofWord(row.getColumn("topic_class", String.class)));
    }

    private static Score score(RowView row) {
        return new Score(
                row.getColumn("score", Double.class),
                row.getColumn("since", Instant.class),
                row.getColumn("counted_at", Instant.class),
                row.getColumn("due", Boolean.class));
    }
}
