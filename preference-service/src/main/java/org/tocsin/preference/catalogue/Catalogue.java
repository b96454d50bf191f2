package org.tocsin.preference.catalogue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.catalogue.CatalogueSettings;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.web.FieldError;
import org.tocsin.web.ProblemException;

/** The topics and sponsors that are configured. */
@ApplicationScoped
public class Catalogue {

    private static final Set<String> TAKEN = Set.of("pause", "interests");

    private final List<Topic> topics;
    private final List<Sponsor> sponsors;

    /** Throws IllegalStateException for a topic whose name the JSON of preferences has taken for something else. */
    Catalogue(CatalogueSettings config) {
        config.topicIds().stream().filter(TAKEN::contains).findFirst().ifPresent(taken -> {
            throw new IllegalStateException("No topic can be called " + taken + ": choose another id for it");
        });
        topics = config.topics().stream()
                .map(topic -> new Topic(topic.id(), topic.name(), topic.purpose(), topic.frequency()))
                .toList();
        sponsors = config.sponsors().stream()
                .map(sponsor -> new Sponsor(sponsor.id(), sponsor.name(), sponsor.purpose(), sponsor.fields()))
                .toList();
    }

    public List<Topic> topics() {
        return topics;
    }

    public List<Sponsor> sponsors() {
        return sponsors;
    }

    /** The topic as pages show it, also when it is no longer published. */
    public Topic topic(String id) {
        return topics.stream()
                .filter(topic -> topic.topic().equals(id))
                .findFirst()
                .orElseGet(() -> Topic.retired(id));
    }

    /** What readers know the sponsor by, also when it is no longer in the catalogue. */
    public String sponsorName(String id) {
        return sponsors.stream()
                .filter(sponsor -> sponsor.sponsor().equals(id))
                .findFirst()
                .map(Sponsor::name)
                .orElse(id);
    }

    /** What this sponsor gets of those who consent; nothing when it is not in the catalogue. */
    public Set<String> fieldsFor(String id) {
        return sponsors.stream()
                .filter(sponsor -> sponsor.sponsor().equals(id))
                .findFirst()
                .map(Sponsor::fields)
                .orElse(Set.of());
    }

    /** The topic of this id; a 400 when it is not in the catalogue. */
    public Purpose requireTopic(String id) {
        return require("topics", Purpose.Kind.TOPIC, id);
    }

    /** The sponsor of this id; a 400 when it is not in the catalogue. */
    public Purpose requireSponsor(String id) {
        return require("sponsor", Purpose.Kind.SPONSOR, id);
    }

    private Purpose require(String field, Purpose.Kind kind, String id) {
        return purposes().stream()
                .filter(purpose -> purpose.kind() == kind && purpose.name().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        400,
                        "That is not on offer",
                        "There is no such " + kind.word() + ".",
                        List.of(new FieldError(field, "no such " + kind.word()))));
    }

    /** Everything there is to say yes or no to. */
    public List<Purpose> purposes() {
        return Stream.concat(
                        topics.stream().map(topic -> Purpose.topic(topic.topic())),
                        sponsors.stream().map(sponsor -> Purpose.sponsor(sponsor.sponsor())))
                .toList();
    }
}
