package org.tocsin.preference.decisions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.events.wire.PreferencesState;
import org.tocsin.preference.consent.Choice;
import org.tocsin.preference.consent.Decision;
import org.tocsin.preference.consent.Person;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.ledger.ConsentEntry;
import org.tocsin.preference.ledger.Decided;
import org.tocsin.preference.ledger.Recorded;
import org.tocsin.preference.postgres.Choices;
import org.tocsin.preference.postgres.ConsentEntries;
import org.tocsin.preference.postgres.People;
import org.tocsin.preference.sharing.FollowConsent;

/** Records what people decided, and publishes their preferences when they changed. */
@ApplicationScoped
public class RecordDecisions {

    private final ConsentEntries ledger;
    private final Choices choices;
    private final People people;
    private final FollowConsent followConsent;
    private final Outbox outbox;

    RecordDecisions(ConsentEntries ledger, Choices choices, People people, FollowConsent followConsent, Outbox outbox) {
        this.ledger = ledger;
        this.choices = choices;
        this.people = people;
        this.followConsent = followConsent;
        this.outbox = outbox;
    }

    /** Joins the caller's transaction, in which these people are locked. Nobody else is locked after this. */
    public List<Recorded> record(List<Decided> decided) {
        List<Recorded> recorded = share(decided, append(decided));
        choices.replace(recorded);
        followConsent.recorded(recorded);
        people.save(recorded.stream().map(Recorded::person).toList());
        return recorded;
    }

    private List<ConsentEntry> append(List<Decided> decided) {
        boolean nothing = decided.stream().allMatch(one -> one.decisions().isEmpty());
        return nothing ? List.of() : ledger.append(decided);
    }

    private List<Recorded> share(List<Decided> decided, List<ConsentEntry> entries) {
        Iterator<ConsentEntry> next = entries.iterator();
        List<Recorded> recorded = new ArrayList<>();
        List<PreferencesState> news = new ArrayList<>();
        for (Decided one : decided) {
            List<ConsentEntry> own = new ArrayList<>();
            Map<Purpose, Choice> words = new HashMap<>();
            for (Decision decision : one.decisions()) {
                ConsentEntry entry = next.next();
                own.add(entry);
                words.put(decision.purpose(), decision.recordedAs(entry.sequence()));
            }
            Recorded now = new Recorded(one.person().choosing(words).limitedTo(one.limits()), own);
            recorded.add(isNews(one) ? publish(now, news) : now);
        }
        outbox.appendAll(EventType.PREFERENCES_CHANGED, news, PreferencesState::subscriberId);
        return recorded;
    }

    private static Recorded publish(Recorded recorded, List<PreferencesState> news) {
        Person person = recorded.person().nextVersion();
        news.add(PublishedPreferences.of(person));
        return new Recorded(person, recorded.entries());
    }

    /** A stranger's opt-out waits until we know that they are a subscriber: after an erasure nobody must hear of them. */
    private static boolean isNews(Decided decided) {
        Person person = decided.person();
        return !person.isStranger() && (person.version() == 0 || decided.changesSomething());
    }
}
