package org.tocsin.mailing;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.catalogue.CatalogueSettings;
import org.tocsin.catalogue.CatalogueSettings.TopicSettings;

/** What readers call a topic. */
@ApplicationScoped
public class TopicNames {

    private final CatalogueSettings catalogue;

    TopicNames(CatalogueSettings catalogue) {
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

    private static String inWords(String id) {
        String words = id.replace('-', ' ').strip();
        return words.isEmpty() ? id : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
