package org.tocsin.preference.postgres;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;

import org.tocsin.preference.consent.Choice;
import org.tocsin.preference.consent.Person;
import org.tocsin.preference.consent.Preferences;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.SubscriberId;

/** The people whose preferences are kept; every method joins the caller's transaction. */
@ApplicationScoped
public class People {

    /** The update changes nothing: it takes the row's lock, also where another transaction inserts it at this moment. */
    private static final String ADMIT =
            """
            insert into person (subscriber_id, subject, created_at)
            select id, gen_random_uuid(), :now from unnest(:ids) as id order by id
            on conflict (subscriber_id) do update set created_at = person.created_at
            returning subscriber_id, subject, version, subscriber_version, paused_until, interests, minimum_severity
            """;

    private static final String FIND =
            """
            select subscriber_id, subject, version, subscriber_version, paused_until, interests, minimum_severity
              from person where subscriber_id = :id
            """;

    private static final String SAVE =
            """
            update person
               set version = :version, subscriber_version = :subscriberVersion, paused_until = :pausedUntil,
                   interests = :interests, minimum_severity = :minimumSeverity
             where subscriber_id = :subscriber
            """;

    private static final String END_SESSIONS =
            """
            update person set sessions_ended_up_to = greatest(sessions_ended_up_to, :upTo) where subscriber_id = :subscriber
            """;

    private static final String SESSION_HOLDS =
            """
            select exists (select from person
                            where subscriber_id = :subscriber and subscriber_version > 0
                              and (sessions_ended_up_to is null or sessions_ended_up_to < :until))
            """;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Choices choices;

    People(Jdbi jdbi, Clock clock, Choices choices) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.choices = choices;
    }

    /** For a command, which has no container to make one. */
    public static People in(Jdbi jdbi, Clock clock) {
        return new People(jdbi, clock, new Choices(jdbi));
    }

    /** These people, whoever is new as a stranger; no other transaction gets at them until this one ends. */
    public List<Person> lock(Collection<SubscriberId> ids) {
        UUID[] keys = keys(ids);
        List<Person> locked = jdbi.withHandle(handle -> handle.createQuery(ADMIT)
                .bindArray("ids", UUID.class, (Object[]) keys)
                .bind("now", clock.instant())
                .reduceRows(new ArrayList<>(), (people, row) -> {
                    people.add(withoutChoices(row));
                    return people;
                }));
        Map<SubscriberId, Map<Purpose, Choice>> chosen = choices.of(keys);
        return locked.stream()
                .map(person -> person.choosing(chosen.getOrDefault(person.id(), Map.of())))
                .toList();
    }

    /** This person as they are now; others may change them at any moment. */
    public Optional<Person> find(SubscriberId id) {
        return jdbi
                .withHandle(handle -> handle.createQuery(FIND)
                        .bind("id", id.value())
                        .reduceRows(new ArrayList<Person>(), (people, row) -> {
                            people.add(withoutChoices(row));
                            return people;
                        }))
                .stream()
                .map(person -> person.choosing(choices.of(id.value()).getOrDefault(id, Map.of())))
                .findFirst();
    }

    /** Writes down which versions these people are at, and how they are limited. */
    public void save(Collection<Person> people) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(SAVE);
            people.forEach(person -> LimitsColumns.bind(batch, person.limits())
                    .bind("subscriber", person.id().value())
                    .bind("version", person.version())
                    .bind("subscriberVersion", person.subscriberVersion())
                    .add());
            batch.execute();
        });
    }

    /** From now on no session of theirs holds that would have lasted until then, or shorter; an earlier moment changes nothing. */
    public void endSessions(Map<SubscriberId, Instant> upTo) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(END_SESSIONS);
            upTo.forEach((subscriber, end) -> batch.bind("subscriber", subscriber.value())
                    .bind("upTo", end)
                    .add());
            batch.execute();
        });
    }

    /** Whether a session that lasts until then was not ended before; false for whoever is erased, or not known yet. */
    public boolean sessionHolds(SubscriberId subscriber, Instant until) {
        return jdbi.withHandle(handle -> handle.createQuery(SESSION_HOLDS)
                .bind("subscriber", subscriber.value())
                .bind("until", until)
                .mapTo(Boolean.class)
                .one());
    }

    /** Removes all that is known of them but the ledger's rows, which from now on name nobody. */
    public void forget(SubscriberId subscriber) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from person where subscriber_id = :subscriber")
                .bind("subscriber", subscriber.value())
                .execute());
    }

    private static UUID[] keys(Collection<SubscriberId> ids) {
        return ids.stream().map(SubscriberId::value).distinct().toArray(UUID[]::new);
    }

    private static Person withoutChoices(RowView row) {
        return new Person(
                new SubscriberId(row.getColumn("subscriber_id", UUID.class)),
                row.getColumn("subject", UUID.class),
                row.getColumn("version", Long.class),
                row.getColumn("subscriber_version", Long.class),
                Preferences.NONE,
                LimitsColumns.read(row));
    }
}
