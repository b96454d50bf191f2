package org.tocsin.preference.catalogue;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;

import io.smallrye.config.ConfigMapping;

/** Change these to publish other topics; ids are in links and events already sent, so retire one rather than rename it. */
@ConfigMapping(prefix = "tocsin.catalogue")
public interface CatalogueConfig {

    /** In the order in which pages list them. */
    @NotEmpty List<TopicConfig> topics();

    List<SponsorConfig> sponsors();

    interface TopicConfig {
        @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}") String id();

        @NotBlank String name();

        /** One sentence that tells a reader what this mail is for. */
        @NotBlank String purpose();

        @NotBlank String frequency();
    }

    interface SponsorConfig {
        @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}") String id();

        @NotBlank String name();
    }
}
