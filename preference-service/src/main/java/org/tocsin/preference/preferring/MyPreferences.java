package org.tocsin.preference.preferring;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.catalogue.Sponsor;
import org.tocsin.preference.catalogue.Topic;
import org.tocsin.preference.consent.Choice;
import org.tocsin.preference.consent.Person;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.limits.Interest;

/**
 * Everything there is to choose, and what one reader chose.
 *
 * @param pausedUntil no campaign reaches them before; empty when they do not pause
 * @param suggestions what alerts have named so far, the latest first
 */
public record MyPreferences(
        long version,
        List<TopicRow> topics,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> pausedUntil,
        InterestsRow interests,
        List<InterestRow> suggestions,
        List<SponsorRow> sponsors) {

    static MyPreferences of(Person person, Instant now, Catalogue catalogue, List<Interest> suggestions) {
        return new MyPreferences(
                person.version(),
                catalogue.topics().stream().map(topic -> row(topic, person)).toList(),
                person.limits().pauseAt(now),
                InterestsRow.of(person.limits().interests()),
                suggestions.stream().map(InterestRow::of).toList(),
                catalogue.sponsors().stream()
                        .map(sponsor -> row(sponsor, person))
                        .toList());
    }

    private static TopicRow row(Topic topic, Person person) {
        Optional<Choice> choice = person.preferences().on(Purpose.topic(topic.topic()));
        return new TopicRow(
                topic.topic(),
                topic.name(),
                topic.purpose(),
                topic.frequency(),
                choice.filter(Choice.OptedIn.class::isInstance).isPresent(),
                choice.map(Choice::since));
    }

    private static SponsorRow row(Sponsor sponsor, Person person) {
        Optional<Choice> choice = person.preferences().on(Purpose.sponsor(sponsor.sponsor()));
        return new SponsorRow(
                sponsor.sponsor(),
                sponsor.name(),
                sponsor.purpose(),
                choice.filter(Choice.OptedIn.class::isInstance).isPresent(),
                choice.map(Choice::since));
    }

    /** The same with these topics and no others. */
    MyPreferences choosing(Collection<String> chosen) {
        List<TopicRow> rows = topics.stream()
                .map(row -> row.choosing(chosen.contains(row.topic())))
                .toList();
        return new MyPreferences(version, rows, pausedUntil, interests, suggestions, sponsors);
    }

    /** The same with these interests and no others. */
    MyPreferences concernedWith(InterestsRow others) {
        return new MyPreferences(version, topics, pausedUntil, others, suggestions, sponsors);
    }

    /** Whether they get any mail, now or after a pause. */
    @JsonIgnore
    public boolean isAnything() {
        return topics.stream().anyMatch(TopicRow::optedIn);
    }

    /** The entity tag of this version (RFC 9110, section 8.8.3). */
    String entityTag() {
        return "\"" + version + "\"";
    }
}
