package org.tocsin.mailing;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.catalogue.CatalogueSettings;
import org.tocsin.catalogue.CatalogueSettings.TopicSettings;
import org.tocsin.mailing.campaign.Topic;

/** What readers call a topic. */
@ApplicationScoped
public class TopicNames {

    private final CatalogueSettings catalogue;

    public TopicNames(CatalogueSettings catalogue) {
        this.catalogue = catalogue;
    }

    /** A topic that is no longer in the catalogue is called by its id, in words. */
    public String of(String topic) {
        return catalogue.topics().stream()
                .filter(known -> known.id().equals(topic))
                .map(TopicSettings::name)
                .findFirst()
                .orElseGet(() -> inWords(topic));
    }

    /** One that something was sent to, in the catalogue or no longer. */
    public Topic topic(String slug) {
        return new Topic(slug, of(slug));
    }

    /** One of the catalogue. */
    public Optional<Topic> find(String slug) {
        return catalogue.topicIds().contains(slug) ? Optional.of(topic(slug)) : Optional.empty();
    }

    /** In the order of the catalogue. */
    public List<Topic> all() {
        return catalogue.topicIds().stream().map(this::topic).toList();
    }

    private static String inWords(String id) {
        String words = id.replace('-', ' ').strip();
        return words.isEmpty() ? id : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
