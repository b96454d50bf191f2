package org.tocsin.registration.privacy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Add a version, never change one that readers consented under. */
@ConfigMapping(prefix = "tocsin.privacy")
public interface PrivacySettings {

    /** The days from which versions hold, oldest first; each is a file {@code privacy/<day>.md} on the class path. */
    @NotEmpty @WithDefault("2026-11-23")
    List<LocalDate> versions();

    /**
     * A folder with further versions, each a file {@code <day>.md}. One holds from its day on; a first line
     * {@code <!-- material: what changes, in a sentence -->} has every reader told who agreed to an older one.
     */
    Optional<Path> folder();

    @WithDefault("${tocsin.publisher.name:Threatpost}")
    String publisher();

    /** Where the publisher can be reached by post; part of the record of processing. */
    @WithDefault("${tocsin.publisher.postal-address:see the imprint of our web site}")
    String contact();

    /** Companies that handle readers' data on the publisher's behalf, such as whoever runs the servers or relays the mail. */
    List<Vendor> vendors();

    /** One of them; readers see it under /privacy/vendors. */
    interface Vendor {
        @NotBlank String name();

        /** What they do for the publisher. */
        @NotBlank String purpose();

        /** What they get to handle for it. */
        @NotBlank String data();

        /** Where they do it. */
        @NotBlank String place();
    }
}
