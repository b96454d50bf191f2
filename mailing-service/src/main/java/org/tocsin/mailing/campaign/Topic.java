package org.tocsin.mailing.campaign;

import java.util.Arrays;
import java.util.Optional;

/** What readers can opt in to. preference-service keeps the catalogue; this is what mail says about it. */
public enum Topic {
    SECURITY_ALERTS("security-alerts", "Security alerts"),
    NEWSLETTER("newsletter", "Newsletter"),
    SERVICE_NEWS("service-news", "Service news"),
    INFORMATIVE("informative", "Informative mail"),
    SPECIAL_OFFERS("special-offers", "Special offers");

    private final String slug;
    private final String title;

    Topic(String slug, String title) {
        this.slug = slug;
        this.title = title;
    }

    /** As links, events and tables write it. */
    public String slug() {
        return slug;
    }

    /** As readers read it, in ASCII. */
    public String title() {
        return title;
    }

    public static Optional<Topic> of(String slug) {
        return Arrays.stream(values()).filter(topic -> topic.slug.equals(slug)).findFirst();
    }
}
