package org.tocsin.registration.disclosure;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Disclosure to authorities. */
@ConfigMapping(prefix = "tocsin.disclosures")
public interface DisclosureSettings {

    /** For how long a reader can be kept from seeing a disclosure at most; lengthen it only if a law says so. */
    @WithDefault("365d")
    Duration longestSilence();

    /** For how long after the approval the data can be taken out. */
    @WithDefault("30d")
    Duration approvalHolds();
}
