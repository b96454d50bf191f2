package org.tocsin.preference.decisions;

import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.events.CommandOutbox;
import org.tocsin.events.EventType;
import org.tocsin.preference.consent.Person;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.postgres.ConsentEntries;
import org.tocsin.preference.postgres.Difference;
import org.tocsin.preference.postgres.People;
import org.tocsin.preference.postgres.Projection;

/** Makes the current state anew out of the ledger, beside a service that goes on; for a command. */
public final class RebuildChoices {

    private final Jdbi jdbi;
    private final Projection projection;
    private final People people;
    private final ConsentEntries ledger;
    private final CommandOutbox outbox;

    /** @param jdbi one that keeps to this thread's transaction */
    public RebuildChoices(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.projection = new Projection(jdbi);
        this.people = People.in(jdbi, clock);
        this.ledger = ConsentEntries.in(jdbi, clock);
        this.outbox = new CommandOutbox(jdbi, "preference-service", clock);
    }

    /** Where the current state differs from the ledger. */
    public List<Difference> differences() {
        return projection.differences();
    }

    /**
     * Mends it, and has the others told of everybody whom that concerned; what it mended. Both tables are read as a whole before
     * anything is locked; while the end of the ledger is held, only what concerns these people.
     */
    public List<Difference> rebuild() {
        List<SubscriberId> concerned = subscribers(differences());
        return concerned.isEmpty() ? List.of() : jdbi.inTransaction(handle -> mend(concerned));
    }

    private List<Difference> mend(List<SubscriberId> concerned) {
        people.lock(concerned);
        ledger.holdEnd();
        List<Difference> mended = projection.differences(concerned);
        projection.replace(subscribers(mended));
        publish(subscribers(mended));
        return mended;
    }

    private void publish(List<SubscriberId> subscribers) {
        List<Person> published = people.lock(subscribers).stream()
                .filter(Predicate.not(Person::isStranger))
                .map(Person::nextVersion)
                .toList();
        published.forEach(person ->
                outbox.append(EventType.PREFERENCES_CHANGED, person.id().value(), PublishedPreferences.of(person)));
        people.save(published);
    }

    private static List<SubscriberId> subscribers(List<Difference> differences) {
        return differences.stream().map(Difference::subscriber).distinct().toList();
    }
}
