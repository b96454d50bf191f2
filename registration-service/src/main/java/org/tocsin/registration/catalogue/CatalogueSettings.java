package org.tocsin.registration.catalogue;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;

import io.smallrye.config.ConfigMapping;

/**
 * Change these to offer other topics at sign-up; the ids must be those of preference-service, which owns the catalogue and
 * ignores a request for what it does not know.
 */
@ConfigMapping(prefix = "tocsin.catalogue")
public interface CatalogueSettings {

    /** In the order in which the form lists them. */
    @NotEmpty List<TopicSettings> topics();

    List<SponsorSettings> sponsors();

    interface TopicSettings {
        @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}") String id();

        @NotBlank String name();

        /** One sentence that tells a reader what this mail is for. */
        @NotBlank String purpose();

        @NotBlank String frequency();
    }

    interface SponsorSettings {
        @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}") String id();

        @NotBlank String name();

        /** Says who gets what, and why, to whoever is asked for consent. */
        @NotBlank String purpose();
    }
}
