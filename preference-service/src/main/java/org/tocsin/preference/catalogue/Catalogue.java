package org.tocsin.preference.catalogue;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.catalogue.CatalogueSettings;
import org.tocsin.preference.consent.Purpose;

/** The topics and sponsors that are configured. */
@ApplicationScoped
public class Catalogue {

    private final List<Topic> topics;
    private final List<Purpose> purposes;

    Catalogue(CatalogueSettings config) {
        topics = config.topics().stream()
                .map(topic -> new Topic(topic.id(), topic.name(), topic.purpose(), topic.frequency()))
                .toList();
        purposes = new ArrayList<>();
        topics.forEach(topic -> purposes.add(Purpose.topic(topic.topic())));
        config.sponsors().forEach(sponsor -> purposes.add(Purpose.sponsor(sponsor.id())));
    }

    public List<Topic> topics() {
        return topics;
    }

    /** The topic as pages show it, also when it is no longer published. */
    public Topic topic(String id) {
        return topics.stream()
                .filter(topic -> topic.topic().equals(id))
                .findFirst()
                .orElseGet(() -> Topic.retired(id));
    }

    /** Everything there is to say yes or no to. */
    public List<Purpose> purposes() {
        return List.copyOf(purposes);
    }
}
