package org.tocsin.catalogue;

import java.util.List;
import java.util.Set;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Change these to offer other topics or sponsors, in every service alike. Ids are in links and events already sent, so retire one
 * rather than rename it.
 */
@ConfigMapping(prefix = "tocsin.catalogue")
public interface CatalogueSettings {

    String ID = "[a-z0-9][a-z0-9-]{0,63}";

    /** In the order in which pages list them. */
    @NotEmpty List<TopicSettings> topics();

    List<SponsorSettings> sponsors();

    /** The topics' ids. */
    default List<String> topicIds() {
        return topics().stream().map(TopicSettings::id).toList();
    }

    /** A topic of the catalogue. */
    interface TopicSettings {
        @Pattern(regexp = ID) String id();

        @NotBlank String name();

        /** One sentence that tells a reader what this mail is for. */
        @NotBlank String purpose();

        @NotBlank String frequency();
    }

    /** Somebody whom readers may let us share their data with. */
    interface SponsorSettings {
        @Pattern(regexp = ID) String id();

        @NotBlank String name();

        /** Says who gets what, and why, to whoever is asked for consent. */
        @NotBlank String purpose();

        /** What they get of those who consent, and no more: any of email, name and locale. */
        @WithDefault("email")
        Set<@Pattern(regexp = "email|name|locale") String> fields();
    }
}
