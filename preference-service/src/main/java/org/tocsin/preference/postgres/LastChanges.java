package org.tocsin.preference.postgres;

import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

import org.tocsin.preference.consent.Person;
import org.tocsin.preference.consent.Purpose;

/** What the last change of each reader replaced; every method joins the caller's transaction, in which they are locked. */
@ApplicationScoped
public class LastChanges {

    private static final String REMEMBER =
            """
            insert into last_change (subscriber_id, version, changed_at, granted, paused_until, interests, minimum_severity)
            values (:subscriber, :version, :now, :granted, :pausedUntil, :interests, :minimumSeverity)
            on conflict (subscriber_id) do update
               set version = excluded.version, changed_at = excluded.changed_at, granted = excluded.granted,
                   paused_until = excluded.paused_until, interests = excluded.interests,
                   minimum_severity = excluded.minimum_severity
            """;

    private static final String BEFORE =
            """
            select granted, paused_until, interests, minimum_severity
              from last_change where subscriber_id = :subscriber and version = :version
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    LastChanges(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Remembers what this person was before they came to that version. */
    public void remember(Person before, long version) {
        jdbi.useHandle(handle -> LimitsColumns.bind(handle.createUpdate(REMEMBER), before.limits())
                .bind("subscriber", before.id().value())
                .bind("version", version)
                .bind("now", clock.instant())
                .bindArray("granted", String.class, (Object[]) before.preferences().granted().stream()
                        .map(purpose -> purpose.kind().word() + " " + purpose.name())
                        .toArray(String[]::new))
                .execute());
    }

    /** What the person was before their last change; empty when something else has changed them since. */
    public Optional<Before> before(Person person) {
        return jdbi.withHandle(handle -> handle.createQuery(BEFORE)
                .bind("subscriber", person.id().value())
                .bind("version", person.version())
                .reduceRows(Optional.empty(), (none, row) -> Optional.of(before(row))));
    }

    private static Before before(RowView row) {
        Set<Purpose> granted = Arrays.stream(row.getColumn("granted", String[].class))
                .map(purpose -> purpose.split(" ", 2))
                .map(words -> new Purpose(Purpose.Kind.of(words[0]), words[1]))
                .collect(Collectors.toSet());
        return new Before(granted, LimitsColumns.read(row));
    }
}
