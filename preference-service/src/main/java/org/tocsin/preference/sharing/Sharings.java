package org.tocsin.preference.sharing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import org.tocsin.preference.consent.SubscriberId;

import static java.util.stream.Collectors.toList;

/**
 * Who is shared with whom. Every method joins the caller's transaction; to change anything it must hold the end of the
 * ledger, so that no page of a feed is put together meanwhile.
 */
@ApplicationScoped
class Sharings {

    private static final String OF =
            """
            select reference, subscriber_id, sponsor,
                   exists (select from disclosed where disclosed.reference = sharing.reference) as told
              from sharing where subscriber_id = any(:subscribers) and ended_at is null order by subscriber_id, sponsor
            """;

    private static final String BEGIN =
            """
            insert into sharing (reference, sponsor, subscriber_id, position, since)
            values (gen_random_uuid(), :sponsor, :subscriber, :position, :since)
            """;

    private static final String RECALL =
            """
            insert into recall (id, sponsor, reference, reason, position, recalled_at, next_attempt_at)
            values (gen_random_uuid(), :sponsor, :reference, :reason, :position, :at, now())
            """;

    private static final String SHOW_AGAIN = "update sharing set position = :position where reference = :reference";

    private static final String NEXT_POSITIONS =
            """
            insert into sponsor_feed (sponsor, position) values (:sponsor, :count)
            on conflict (sponsor) do update set position = sponsor_feed.position + :count
            returning position - :count + 1
            """;

    private final Jdbi jdbi;

    Sharings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Those of these people that hold now. */
    List<Sharing> of(Collection<SubscriberId> subscribers) {
        UUID[] ids = subscribers.stream().map(SubscriberId::value).toArray(UUID[]::new);
        return jdbi.withHandle(handle -> handle.createQuery(OF)
                .bindArray("subscribers", UUID.class, (Object[]) ids)
                .map(row -> new Sharing(
                        row.getColumn("reference", UUID.class),
                        new SubscriberId(row.getColumn("subscriber_id", UUID.class)),
                        row.getColumn("sponsor", String.class),
                        row.getColumn("told", Boolean.class)))
                .list());
    }

    /** At most a thousand people who share, and whose contact is not here. */
    List<SubscriberId> withoutContact() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select distinct subscriber_id from sharing
                         where ended_at is null
                           and not exists (select from contact where contact.subscriber_id = sharing.subscriber_id)
                         limit 1000
                        """)
                .mapTo(UUID.class)
                .map(SubscriberId::new)
                .list());
    }

    void begin(List<Beginning> beginnings) {
        inOrder(BEGIN, beginnings, Beginning::sponsor, (batch, beginning) -> batch.bind("sponsor", beginning.sponsor())
                .bind("subscriber", beginning.subscriber().value())
                .bind("since", beginning.since()));
    }

    void end(List<Sharing> ended, Instant at) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("update sharing set ended_at = :at where reference = :reference");
            ended.forEach(sharing ->
                    batch.bind("at", at).bind("reference", sharing.reference()).add());
            batch.execute();
        });
    }

    /** Puts these people into the feeds once more, for sponsors that have read past them. */
    void showAgain(List<Sharing> sharings) {
        inOrder(
                SHOW_AGAIN,
                sharings,
                Sharing::sponsor,
                (batch, sharing) -> batch.bind("reference", sharing.reference()));
    }

    /** Tells the sponsors to forget, or to mend, what they were told; nothing to one that was told nothing. */
    void recall(List<Sharing> sharings, String reason, Instant at) {
        List<Sharing> told = sharings.stream().filter(Sharing::told).toList();
        inOrder(RECALL, told, Sharing::sponsor, (batch, sharing) -> batch.bind("sponsor", sharing.sponsor())
                .bind("reference", sharing.reference())
                .bind("reason", reason)
                .bind("at", at));
    }

    /** Runs the statement for each of them, at the next position in its sponsor's feed. */
    private <T> void inOrder(
            String statement, List<T> all, Function<T, String> sponsor, BiConsumer<PreparedBatch, T> bind) {
        Map<String, List<T>> bySponsor = all.stream().collect(Collectors.groupingBy(sponsor, TreeMap::new, toList()));
        bySponsor.forEach((name, own) -> jdbi.useHandle(handle -> {
            long position = nextPositions(handle, name, own.size());
            PreparedBatch batch = handle.prepareBatch(statement);
            for (T one : own) {
                bind.accept(batch, one);
                batch.bind("position", position++).add();
            }
            batch.execute();
        }));
    }

    /** The first of so many. */
    private static long nextPositions(Handle handle, String sponsor, int count) {
        return handle.createQuery(NEXT_POSITIONS)
                .bind("sponsor", sponsor)
                .bind("count", count)
                .mapTo(Long.class)
                .one();
    }

    /** A person who lets this sponsor know of them from now on. */
    record Beginning(SubscriberId subscriber, String sponsor, Instant since) {}
}
