package org.tocsin.registration.signup;

import java.util.List;

/** All that can be asked for at sign-up, in the order in which it is shown. */
public record Catalogue(List<Topic> topics, List<Sponsor> sponsors) {

    public Catalogue {
        topics = List.copyOf(topics);
        sponsors = List.copyOf(sponsors);
    }

    /** The topics of a request, in words; a topic that has left the catalogue since is left out. */
    public List<Topic> topicsAmong(List<String> slugs) {
        return topics.stream().filter(topic -> slugs.contains(topic.slug())).toList();
    }

    /** The sponsors of a request, in words; one that has left the catalogue since is left out. */
    public List<Sponsor> sponsorsAmong(List<String> slugs) {
        return sponsors.stream()
                .filter(sponsor -> slugs.contains(sponsor.slug()))
                .toList();
    }

    boolean offersTopic(String slug) {
        return topics.stream().anyMatch(topic -> topic.slug().equals(slug));
    }

    boolean offersSponsor(String slug) {
        return sponsors.stream().anyMatch(sponsor -> sponsor.slug().equals(slug));
    }
}
