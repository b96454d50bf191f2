package org.tocsin.mailing;

import java.util.Map;

/** What readers call a topic. The catalogue is the preference service's; these are its names in a sentence. */
public final class TopicName {

    private static final Map<String, String> NAMES = Map.of(
            "security-alerts", "Security alerts",
            "newsletter", "Newsletter",
            "service-news", "Service news",
            "informative", "Informative mail",
            "special-offers", "Special offers");

    private TopicName() {}

    /** A topic that was added to the catalogue later is called by its slug, in words. */
    public static String of(String slug) {
        return NAMES.getOrDefault(slug, inWords(slug));
    }

    private static String inWords(String slug) {
        String words = slug.replace('-', ' ').strip();
        return words.isEmpty() ? slug : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
