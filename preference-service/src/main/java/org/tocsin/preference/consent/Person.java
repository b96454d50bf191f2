package org.tocsin.preference.consent;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.tocsin.preference.limits.Limits;

/**
 * A person as this service knows them: no name and no address.
 *
 * @param subject           the name under which the ledger knows them
 * @param version           of the last preferences that were published; 0 when none were
 * @param subscriberVersion of the last subscriber event that was applied; 0 for a stranger
 */
public record Person(
        SubscriberId id, UUID subject, long version, long subscriberVersion, Preferences preferences, Limits limits) {

    /** Somebody who left before we were told that they are a subscriber, or after they were erased. */
    public boolean isStranger() {
        return subscriberVersion == 0;
    }

    /** The same person after registration has told of them. */
    public Person introducedBy(long newSubscriberVersion) {
        return new Person(id, subject, version, newSubscriberVersion, preferences, limits);
    }

    /** The same person with a new last word on some purposes. */
    public Person choosing(Map<Purpose, Choice> choices) {
        Map<Purpose, Choice> all = new HashMap<>(preferences.choices());
        all.putAll(choices);
        return new Person(id, subject, version, subscriberVersion, new Preferences(all), limits);
    }

    /** The same person, who from now on is limited so and not otherwise. */
    public Person limitedTo(Limits others) {
        return new Person(id, subject, version, subscriberVersion, preferences, others);
    }

    /** The same person about to be published once more. */
    public Person nextVersion() {
        return new Person(id, subject, version + 1, subscriberVersion, preferences, limits);
    }
}
