package org.tocsin.preference.sharing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

import org.tocsin.sealing.ReaderKey;
import org.tocsin.sealing.ReaderKeys;

/** The feeds as the tables hold them; joins the caller's transaction. */
@ApplicationScoped
class Feeds {

    /** The consent itself is joined too: nobody leaves on the word of the sharing table alone. */
    private static final String AFTER =
            """
            with entry as (
                select sharing.position, reference, subscriber_id, sharing.since as at, null as reason, null::uuid as recall, email, name, locale
                  from sharing
                  join contact using (subscriber_id)
                  join choice using (subscriber_id)
                 where sponsor = :sponsor and ended_at is null and sharing.position > :after
                   and kind = 'sponsor' and purpose = :sponsor and decision = 'opt-in'
                union all
                select position, reference, null, recalled_at, reason, id, null, null, null
                  from recall where sponsor = :sponsor and position > :after
            )
            select * from entry order by position limit :page
            """;

    private final Jdbi jdbi;
    private final ReaderKeys keys;

    Feeds(Jdbi jdbi, ReaderKeys keys) {
        this.jdbi = jdbi;
        this.keys = keys;
    }

    /** An entry with whatever is held of a person as it is held. */
    private record Stored(Optional<UUID> subscriber, FeedEntry entry) {

        FeedEntry opened(Map<UUID, ReaderKey> readers) {
            return entry instanceof FeedEntry.Shared shared
                    ? opened(shared, readers.get(subscriber.orElseThrow()))
                    : entry;
        }

        private static FeedEntry opened(FeedEntry.Shared shared, ReaderKey key) {
            return new FeedEntry.Shared(
                    shared.position(),
                    shared.reference(),
                    shared.at(),
                    shared.email().flatMap(email -> key.find(Contacts.EMAIL, email)),
                    shared.name().flatMap(name -> key.find(Contacts.NAME, name)),
                    shared.locale());
        }
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
        List<Stored> stored = jdbi.withHandle(handle -> handle.createQuery(AFTER)
                .bind("sponsor", sponsor)
                .bind("after", cursor.position())
                .bind("page", page)
                .reduceRows(new ArrayList<>(), (entries, row) -> {
                    Optional<UUID> subscriber = Optional.ofNullable(row.getColumn("subscriber_id", UUID.class));
                    entries.add(new Stored(subscriber, entry(row, fields)));
                    return entries;
                }));
        Map<UUID, ReaderKey> readers = keys.find(
                stored.stream().flatMap(entry -> entry.subscriber().stream()).toList());
        return stored.stream().map(entry -> entry.opened(readers)).toList();
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
