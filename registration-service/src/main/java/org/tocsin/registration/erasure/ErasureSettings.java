package org.tocsin.registration.erasure;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How readers have themselves erased. */
@ConfigMapping(prefix = "tocsin.erasure")
public interface ErasureSettings {

    /** How long the mailed link works. */
    @WithDefault("PT15M")
    Duration linkLife();

    /** How long whoever wants that can change their mind; 0s offers it to nobody. */
    @WithDefault("P1D")
    Duration undo();

    /** Links mailed to one reader within an hour. */
    @Min(1) @WithDefault("3")
    int mailsPerHour();

    /** How often to look for erasures that are due, and for those of a restored backup. */
    @WithDefault("1m")
    String every();
}
