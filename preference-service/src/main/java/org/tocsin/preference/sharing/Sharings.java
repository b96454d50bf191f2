package org.tocsin.preference.sharing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.preference.consent.SubscriberId;

/**
 * Who is shared with whom. Every method joins the caller's transaction; to change anything it must hold the end of the
 * ledger, so that no page of a feed is put together meanwhile.
 */
@ApplicationScoped
class Sharings {

    private static final String OF =
            """
            select reference, sponsor,
                   exists (select from disclosed where disclosed.reference = sharing.reference) as told
              from sharing where subscriber_id = :subscriber and ended_at is null order by sponsor
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

    private static final String NEXT_POSITION =
            """
            insert into sponsor_feed (sponsor, position) values (:sponsor, 1)
            on conflict (sponsor) do update set position = sponsor_feed.position + 1
            returning position
            """;

    private final Jdbi jdbi;

    Sharings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Those that hold now. */
    List<Sharing> of(SubscriberId subscriber) {
        return jdbi.withHandle(handle -> handle.createQuery(OF)
                .bind("subscriber", subscriber.value())
                .map((row, context) -> new Sharing(
                        row.getObject("reference", UUID.class), row.getString("sponsor"), row.getBoolean("told")))
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

    void begin(SubscriberId subscriber, String sponsor, Instant since) {
        jdbi.useHandle(handle -> handle.createUpdate(BEGIN)
                .bind("sponsor", sponsor)
                .bind("subscriber", subscriber.value())
                .bind("position", nextPosition(sponsor))
                .bind("since", since)
                .execute());
    }

    void end(Sharing sharing, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("update sharing set ended_at = :at where reference = :reference")
                .bind("at", at)
                .bind("reference", sharing.reference())
                .execute());
    }

    /** Puts the person into the feed once more, for a sponsor that has read past them. */
    void showAgain(Sharing sharing) {
        jdbi.useHandle(
                handle -> handle.createUpdate("update sharing set position = :position where reference = :reference")
                        .bind("position", nextPosition(sharing.sponsor()))
                        .bind("reference", sharing.reference())
                        .execute());
    }

    /** Tells the sponsor to forget, or to mend, what it was told; nothing when it was told nothing. */
    void recall(Sharing sharing, String reason, Instant at) {
        if (sharing.told()) {
            jdbi.useHandle(handle -> handle.createUpdate(RECALL)
                    .bind("sponsor", sharing.sponsor())
                    .bind("reference", sharing.reference())
                    .bind("reason", reason)
                    .bind("position", nextPosition(sharing.sponsor()))
                    .bind("at", at)
                    .execute());
        }
    }

    private long nextPosition(String sponsor) {
        return jdbi.withHandle(handle -> handle.createQuery(NEXT_POSITION)
                .bind("sponsor", sponsor)
                .mapTo(Long.class)
                .one());
    }
}
