package org.tocsin.registration.staff;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is kept of looks at personal data. */
@ConfigMapping(prefix = "tocsin.staff")
public interface StaffSettings {

    /** For how long readers can see which staff looked at their data. */
    @WithDefault("400d")
    Duration looksKept();
}
