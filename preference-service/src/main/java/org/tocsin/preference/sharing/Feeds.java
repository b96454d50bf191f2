package org.tocsin.preference.sharing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/** The feeds as the tables hold them; joins the caller's transaction. */
@ApplicationScoped
class Feeds {

    /** The consent itself is joined too: nobody leaves on the word of the sharing table alone. */
    private static final String AFTER =
            """
            with entry as (
                select sharing.position, reference, sharing.since as at, null as reason, null::uuid as recall, email, name, locale
                  from sharing
                  join contact using (subscriber_id)
                  join choice using (subscriber_id)
                 where sponsor = :sponsor and ended_at is null and sharing.position > :after
                   and kind = 'sponsor' and purpose = :sponsor and decision = 'opt-in'
                union all
                select position, reference, recalled_at, reason, id, null, null, null
                  from recall where sponsor = :sponsor and position > :after
            )
            select * from entry order by position limit :page
            """;

    private final Jdbi jdbi;

    Feeds(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether the feed has got there. */
    boolean reaches(FeedCursor cursor, String sponsor) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select coalesce(max(position), 0) >= :position from sponsor_feed where sponsor = :sponsor")
                .bind("position", cursor.position())
                .bind("sponsor", sponsor)
                .mapTo(Boolean.class)
                .one());
    }

    /** At most a page of what comes after a place, with only these fields of each person. */
    List<FeedEntry> after(FeedCursor cursor, String sponsor, Set<String> fields, int page) {
        return jdbi.withHandle(handle -> handle.createQuery(AFTER)
                .bind("sponsor", sponsor)
                .bind("after", cursor.position())
                .bind("page", page)
                .reduceRows(new ArrayList<>(), (entries, row) -> {
                    entries.add(entry(row, fields));
                    return entries;
                }));
    }

    private static FeedEntry entry(RowView row, Set<String> fields) {
        long position = row.getColumn("position", Long.class);
        UUID reference = row.getColumn("reference", UUID.class);
        Instant at = row.getColumn("at", Instant.class);
        return Optional.ofNullable(row.getColumn("recall", UUID.class))
                .<FeedEntry>map(id ->
                        new FeedEntry.Recalled(position, reference, at, id, row.getColumn("reason", String.class)))
                .orElseGet(() -> new FeedEntry.Shared(
                        position,
                        reference,
                        at,
                        field("email", row, fields),
                        field("name", row, fields),
                        field("locale", row, fields)));
    }

    private static Optional<String> field(String name, RowView row, Set<String> fields) {
        return fields.contains(name) ? Optional.ofNullable(row.getColumn(name, String.class)) : Optional.empty();
    }
}
