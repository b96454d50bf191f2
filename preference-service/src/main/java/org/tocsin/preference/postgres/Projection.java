package org.tocsin.preference.postgres;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import org.tocsin.preference.consent.SubscriberId;

/** The table {@code choice} beside what the ledger says it should be. */
public final class Projection {

    private static final String LAST_WORD =
            """
            with last_word as (
                select distinct on (subscriber_id, kind, purpose)
                       subscriber_id, kind, purpose, decision, decided_at as since, way, sequence
                  from consent_entry join person using (subject)
                 where %1$s
                 order by subscriber_id, kind, purpose, sequence desc
            ), chosen as (
                select * from choice where %1$s
            )
            """;

    private static final String OF_SOME = LAST_WORD.formatted("subscriber_id = any(:ids)");

    private static final String DIFFERENCES =
            """
            select subscriber_id, kind, purpose,
                   last_word.decision || ' by ' || last_word.way || ' in row ' || last_word.sequence as ledger,
                   chosen.decision || ' by ' || chosen.way || ' in row ' || chosen.sequence as found
              from last_word full join chosen using (subscriber_id, kind, purpose)
             where (last_word.decision, last_word.since, last_word.way, last_word.sequence)
                   is distinct from (chosen.decision, chosen.since, chosen.way, chosen.sequence)
             order by subscriber_id, kind, purpose
            """;

    private static final String REMOVE = OF_SOME
            + """
            delete from choice
             where subscriber_id = any(:ids)
               and not exists (select from last_word
                                where last_word.subscriber_id = choice.subscriber_id
                                  and last_word.kind = choice.kind and last_word.purpose = choice.purpose)
            """;

    /** When an opt-out was last repeated is no row of the ledger; it stays where the opt-out is the same. */
    private static final String REPLACE = OF_SOME
            + """
            insert into choice (subscriber_id, kind, purpose, decision, since, way, sequence, heard_at)
            select subscriber_id, kind, purpose, decision, since, way, sequence, since
              from last_word
            on conflict (subscriber_id, kind, purpose) do update
               set decision = excluded.decision, since = excluded.since, way = excluded.way, sequence = excluded.sequence,
                   heard_at = case when choice.sequence = excluded.sequence and choice.decision = excluded.decision
                                   then choice.heard_at else excluded.heard_at end
            """;

    private final Jdbi jdbi;

    public Projection(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Where the two differ; nowhere, unless somebody changed a table or a program is wrong. Reads both as a whole. */
    public List<Difference> differences() {
        return jdbi.withHandle(handle -> list(handle.createQuery(LAST_WORD.formatted("true") + DIFFERENCES)));
    }

    /** The same for these people, which reads no more than what is theirs. */
    public List<Difference> differences(Collection<SubscriberId> people) {
        return jdbi.withHandle(handle ->
                list(handle.createQuery(OF_SOME + DIFFERENCES).bindArray("ids", UUID.class, (Object[]) ids(people))));
    }

    private static List<Difference> list(Query differences) {
        return differences
                .map((row, context) -> new Difference(
                        new SubscriberId(row.getObject("subscriber_id", UUID.class)),
                        row.getString("kind") + " " + row.getString("purpose"),
                        Optional.ofNullable(row.getString("ledger")),
                        Optional.ofNullable(row.getString("found"))))
                .list();
    }

    private static UUID[] ids(Collection<SubscriberId> people) {
        return people.stream().map(SubscriberId::value).toArray(UUID[]::new);
    }

    /** Makes it what the ledger says for these people, who are locked, as is the end of the ledger. */
    public void replace(Collection<SubscriberId> people) {
        jdbi.useHandle(handle -> {
            for (String statement : List.of(REMOVE, REPLACE)) {
                handle.createUpdate(statement)
                        .bindArray("ids", UUID.class, (Object[]) ids(people))
                        .execute();
            }
        });
    }
}
