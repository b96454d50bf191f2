package org.tocsin.mailing.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

import org.tocsin.mailing.TopicNames;

/** Reads what may be shown to everybody: what was sent, unless its author said no. */
@ApplicationScoped
class Archive {

    private static final String PUBLIC =
            """
            select c.id, c.topic, c.subject, c.markdown, c.state, c.started_at, c.finished_at, c.not_after, c.updates,
                (select u.id from campaign u where u.updates = c.id and u.archived and u.started_at is not null
                    and u.state in ('sent', 'expired') order by u.started_at desc limit 1) as updated_by
            from campaign c
            where c.archived and c.started_at is not null and c.state in ('sent', 'withdrawn', 'expired')
            """;

    private static final String PAGE = PUBLIC
            + """
             and (cast(:before as uuid) is null
                  or (c.started_at, c.id) < (select b.started_at, b.id from campaign b where b.id = :before))
            order by c.started_at desc, c.id desc limit :limit
            """;

    private final Jdbi jdbi;
    private final TopicNames topics;

    Archive(Jdbi jdbi, TopicNames topics) {
        this.jdbi = jdbi;
        this.topics = topics;
    }

    /** Newest first, behind the given one. */
    List<Entry> page(Optional<UUID> before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(PAGE)
                .bind("before", before.orElse(null))
                .bind("limit", limit)
                .map(this::entry)
                .list());
    }

    Optional<Entry> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(PUBLIC + " and c.id = :id")
                .bind("id", id)
                .map(this::entry)
                .findOne());
    }

    private Entry entry(RowView row) {
        boolean withdrawn = row.getColumn("state", String.class).equals("withdrawn");
        Instant sentAt = row.getColumn("started_at", Instant.class);
        return new Entry(
                row.getColumn("id", UUID.class),
                topics.of(row.getColumn("topic", String.class)),
                row.getColumn("subject", String.class),
                row.getColumn("markdown", String.class),
                withdrawn,
                sentAt,
                withdrawn ? row.getColumn("finished_at", Instant.class) : sentAt,
                Optional.ofNullable(row.getColumn("not_after", Instant.class)),
                Optional.ofNullable(row.getColumn("updates", UUID.class)),
                Optional.ofNullable(row.getColumn("updated_by", UUID.class)));
    }
}
