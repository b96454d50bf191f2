package org.tocsin.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whose site the pages are. */
@ConfigMapping(prefix = "tocsin.publisher")
public interface SiteSettings {

    /** The name that readers know the publisher by. */
    @WithDefault("Threatpost")
    String name();
}
