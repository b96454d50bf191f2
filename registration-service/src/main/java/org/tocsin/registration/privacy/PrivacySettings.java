package org.tocsin.registration.privacy;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.constraints.NotEmpty;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Add a version, never change one that readers consented under. */
@ConfigMapping(prefix = "tocsin.privacy")
public interface PrivacySettings {

    /** The days from which versions hold, oldest first; each is a file {@code privacy/<day>.md} on the class path. */
    @NotEmpty @WithDefault("2026-11-23")
    List<LocalDate> versions();

    @WithDefault("${tocsin.publisher.name:Threatpost}")
    String publisher();
}
