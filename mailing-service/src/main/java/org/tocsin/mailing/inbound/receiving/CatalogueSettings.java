package org.tocsin.mailing.inbound.receiving;

import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The topics that the publisher offers. */
@ConfigMapping(prefix = "tocsin.topics")
interface CatalogueSettings {

    /** Their slugs, as in the preference service. Keep those of topics given up: their mail is still in mailboxes. */
    @WithDefault("security-alerts,newsletter,service-news,informative,special-offers")
    List<String> catalogue();
}
