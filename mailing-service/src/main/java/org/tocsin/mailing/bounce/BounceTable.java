package org.tocsin.mailing.bounce;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/** Every bounce once, however many reports tell of it. */
@ApplicationScoped
class BounceTable {

    /** A final failure counts even after a passing one of the same mail; ordered, so that two batches cannot lock each other out. */
    private static final String RECORD =
            """
            insert into bounce (subscriber_id, campaign_id, topic, kind, status, via, bounced_at)
            select distinct on (subscriber, campaign) subscriber, campaign, topic, kind, status, via, :now
            from unnest(:subscribers, :campaigns, :topics, :kinds, :statuses, :vias)
                 as told(subscriber, campaign, topic, kind, status, via)
            order by subscriber, campaign, kind
            on conflict (subscriber_id, campaign_id) do update
               set kind = excluded.kind, status = excluded.status, via = excluded.via, bounced_at = excluded.bounced_at
             where bounce.kind = 'soft' and excluded.kind = 'hard'
            returning subscriber_id, campaign_id, topic, kind, status, via
            """;

    private final Jdbi database;

    BounceTable(Jdbi database) {
        this.database = database;
    }

    /** Answers those that were not known before. */
    List<Bounce> record(List<Bounce> told, Instant now) {
        return database.withHandle(handle -> handle.createQuery(RECORD)
                .bind("now", now)
                .bind("subscribers", column(told, Bounce::subscriber).toArray(UUID[]::new))
                .bind("campaigns", column(told, Bounce::campaign).toArray(UUID[]::new))
                .bind("topics", column(told, Bounce::topic).toArray(String[]::new))
                .bind("kinds", column(told, bounce -> bounce.kind().word()).toArray(String[]::new))
                .bind("statuses", column(told, Bounce::status).toArray(String[]::new))
                .bind("vias", column(told, Bounce::via).toArray(String[]::new))
                .map(BounceTable::bounce)
                .list());
    }

    void remove(UUID reader, List<UUID> campaigns) {
        database.useHandle(handle -> handle.createUpdate(
                        "delete from bounce where subscriber_id = :reader and campaign_id = any(:campaigns)")
                .bind("reader", reader)
                .bind("campaigns", campaigns.toArray(UUID[]::new))
                .execute());
    }

    /** Removes what is older, and what is known of people who asked to be erased. */
    int forget(Instant before) {
        return database.withHandle(handle -> {
            handle.execute("delete from bounce_score using subscriber"
                    + " where subscriber.id = bounce_score.subscriber_id and erased_at is not null");
            return handle.createUpdate(
                            """
                            delete from bounce where bounced_at < :before
                               or subscriber_id in (select id from subscriber where erased_at is not null)
                            """)
                    .bind("before", before)
                    .execute();
        });
    }

    private static <T> List<T> column(List<Bounce> bounces, Function<Bounce, T> value) {
        return bounces.stream().map(value).toList();
    }

    private static Bounce bounce(RowView row) {
        return new Bounce(
                row.getColumn("subscriber_id", UUID.class),
                row.getColumn("topic", String.class),
                row.getColumn("campaign_id", UUID.class),
                row.getColumn("kind", String.class).equals("hard") ? Bounce.Kind.HARD : Bounce.Kind.SOFT,
                row.getColumn("status", String.class),
                row.getColumn("via", String.class));
    }
}
