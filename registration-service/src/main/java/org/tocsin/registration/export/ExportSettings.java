package org.tocsin.registration.export;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Exports of what is held about a reader. */
@ConfigMapping(prefix = "tocsin.export")
public interface ExportSettings {

    /** How long an export can be downloaded. */
    @WithDefault("P1D")
    Duration kept();

    /** How many exports one reader can ask for within 24 hours. */
    @Min(1) @WithDefault("10")
    int perDay();
}
