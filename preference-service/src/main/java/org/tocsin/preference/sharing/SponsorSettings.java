package org.tocsin.preference.sharing;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How sponsors are let in, and called. Nothing is shared with a sponsor that has no credential here. */
@ConfigMapping(prefix = "tocsin.sponsors")
public interface SponsorSettings {

    /** Secret. {@code sponsor:credential} of at least 32 characters each, several separated by commas. */
    Optional<String> credentials();

    /** How many people and recalls go into one page at most. */
    @WithDefault("500")
    int page();
}
