package org.tocsin.preference.decisions;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.tocsin.events.wire.Interest;
import org.tocsin.events.wire.Interests;
import org.tocsin.events.wire.PreferencesState;
import org.tocsin.events.wire.SponsorConsent;
import org.tocsin.events.wire.TopicChoice;
import org.tocsin.preference.consent.Choice;
import org.tocsin.preference.consent.Choice.OptedIn;
import org.tocsin.preference.consent.Person;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.limits.Severity;

/** A person's preferences in the words of the wire contract. */
final class PublishedPreferences {

    private PublishedPreferences() {}

    static PreferencesState of(Person person) {
        return new PreferencesState(
                person.id().value(),
                person.version(),
                choices(person, Purpose.Kind.TOPIC)
                        .map(one -> topic(one.getKey(), one.getValue()))
                        .toList(),
                choices(person, Purpose.Kind.SPONSOR)
                        .map(one -> sponsor(one.getKey(), one.getValue()))
                        .toList(),
                person.limits().pausedUntil(),
                Optional.of(person.limits().interests())
                        .filter(interests -> !interests.equals(org.tocsin.preference.limits.Interests.ALL))
                        .map(PublishedPreferences::interests));
    }

    private static Interests interests(org.tocsin.preference.limits.Interests interests) {
        return new Interests(
                interests.named().stream()
                        .map(one -> new Interest(one.vendor(), one.product()))
                        .toList(),
                interests.minimum().map(Severity::word));
    }

    private static Stream<Map.Entry<Purpose, Choice>> choices(Person person, Purpose.Kind kind) {
        return person.preferences().choices().entrySet().stream()
                .filter(one -> one.getKey().kind() == kind)
                .sorted(Comparator.comparing(one -> one.getKey().name()));
    }

    private static TopicChoice topic(Purpose purpose, Choice choice) {
        return new TopicChoice(
                purpose.name(),
                choice instanceof OptedIn,
                choice.since(),
                choice.way().word());
    }

    private static SponsorConsent sponsor(Purpose purpose, Choice choice) {
        return new SponsorConsent(
                purpose.name(),
                choice instanceof OptedIn,
                choice.since(),
                choice.way().word());
    }
}
