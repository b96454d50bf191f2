package org.tocsin.preference.postgres;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;

import org.tocsin.preference.consent.Choice;
import org.tocsin.preference.consent.Decision;
import org.tocsin.preference.consent.Decision.Verdict;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.consent.Way;
import org.tocsin.preference.ledger.Recorded;

/** The last word on each purpose, as the ledger left it; every method joins the caller's transaction. */
@ApplicationScoped
public class Choices {

    private static final String OF =
            """
            select subscriber_id, kind, purpose, decision, since, way, sequence, heard_at
              from choice where subscriber_id = any(:ids)
            """;

    private static final String REPLACE =
            """
            insert into choice (subscriber_id, kind, purpose, decision, since, way, sequence, heard_at)
            values (:subscriber, :kind, :purpose, :decision, :since, :way, :sequence, :since)
            on conflict (subscriber_id, kind, purpose) do update
               set decision = excluded.decision, since = excluded.since, way = excluded.way,
                   sequence = excluded.sequence, heard_at = excluded.heard_at
            """;

    private static final String HEAR_AGAIN =
            """
            update choice set heard_at = greatest(heard_at, :at)
             where subscriber_id = :subscriber and kind = :kind and purpose = :purpose and decision = 'opt-out'
            """;

    private final Jdbi jdbi;

    Choices(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What each of these people chose; those who never chose are left out. */
    Map<SubscriberId, Map<Purpose, Choice>> of(UUID... subscribers) {
        return jdbi.withHandle(handle -> handle.createQuery(OF)
                .bindArray("ids", UUID.class, (Object[]) subscribers)
                .reduceRows(new HashMap<>(), (choices, row) -> {
                    SubscriberId subscriber = new SubscriberId(row.getColumn("subscriber_id", UUID.class));
                    choices.computeIfAbsent(subscriber, id -> new HashMap<>()).put(purpose(row), choice(row));
                    return choices;
                }));
    }

    /** Puts what the ledger has just taken in, in its order, in the place of what held before. */
    public void replace(Collection<Recorded> recorded) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(REPLACE);
            recorded.forEach(one -> one.entries().forEach(entry -> {
                Decision decision = entry.decision();
                bind(batch, one.person().id(), decision.purpose())
                        .bind("decision", decision.verdict().word())
                        .bind("since", decision.act().at())
                        .bind("way", decision.act().way().word())
                        .bind("sequence", entry.sequence())
                        .add();
            }));
            batch.execute();
        });
    }

    /** Remembers that somebody who has left said so again. */
    public void hearAgain(SubscriberId subscriber, Collection<Purpose> purposes, Instant at) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(HEAR_AGAIN);
            purposes.forEach(
                    purpose -> bind(batch, subscriber, purpose).bind("at", at).add());
            batch.execute();
        });
    }

    private static PreparedBatch bind(PreparedBatch batch, SubscriberId subscriber, Purpose purpose) {
        return batch.bind("subscriber", subscriber.value())
                .bind("kind", purpose.kind().word())
                .bind("purpose", purpose.name());
    }

    private static Purpose purpose(RowView row) {
        return new Purpose(
                Purpose.Kind.of(row.getColumn("kind", String.class)), row.getColumn("purpose", String.class));
    }

    private static Choice choice(RowView row) {
        long sequence = row.getColumn("sequence", Long.class);
        Instant since = row.getColumn("since", Instant.class);
        Way way = new Way(row.getColumn("way", String.class));
        return switch (Verdict.of(row.getColumn("decision", String.class))) {
            case OPT_IN -> new Choice.OptedIn(sequence, since, way);
            case OPT_OUT -> new Choice.OptedOut(sequence, since, way, row.getColumn("heard_at", Instant.class));
        };
    }
}
