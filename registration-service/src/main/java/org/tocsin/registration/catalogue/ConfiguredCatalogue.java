package org.tocsin.registration.catalogue;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.tocsin.catalogue.CatalogueSettings;
import org.tocsin.catalogue.CatalogueSettings.SponsorSettings;
import org.tocsin.catalogue.CatalogueSettings.TopicSettings;
import org.tocsin.registration.signup.Catalogue;
import org.tocsin.registration.signup.Sponsor;
import org.tocsin.registration.signup.Topic;

@Singleton
class ConfiguredCatalogue {

    @Produces
    @Singleton
    Catalogue catalogue(CatalogueSettings settings) {
        return new Catalogue(
                settings.topics().stream().map(ConfiguredCatalogue::topic).toList(),
                settings.sponsors().stream().map(ConfiguredCatalogue::sponsor).toList());
    }

    private static Topic topic(TopicSettings topic) {
        return new Topic(topic.id(), topic.name(), topic.purpose(), topic.frequency());
    }

    private static Sponsor sponsor(SponsorSettings sponsor) {
        return new Sponsor(sponsor.id(), sponsor.name(), sponsor.purpose());
    }
}
