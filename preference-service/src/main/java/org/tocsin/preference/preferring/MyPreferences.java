package org.tocsin.preference.preferring;

import java.util.List;
import java.util.Optional;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.catalogue.Sponsor;
import org.tocsin.preference.catalogue.Topic;
import org.tocsin.preference.consent.Choice;
import org.tocsin.preference.consent.Person;
import org.tocsin.preference.consent.Purpose;

/** Everything there is to choose, and what one reader chose. */
public record MyPreferences(long version, List<TopicRow> topics, List<SponsorRow> sponsors) {

    static MyPreferences of(Person person, Catalogue catalogue) {
        return new MyPreferences(
                person.version(),
                catalogue.topics().stream().map(topic -> row(topic, person)).toList(),
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

    /** The entity tag of this version (RFC 9110, section 8.8.3). */
    String entityTag() {
        return "\"" + version + "\"";
    }
}
