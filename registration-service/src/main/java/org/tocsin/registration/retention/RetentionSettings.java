package org.tocsin.registration.retention;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The defaults are what the privacy policy tells readers; change that too when changing these. */
@ConfigMapping(prefix = "tocsin.retention")
public interface RetentionSettings {

    /** How often to look for what is due. */
    @WithDefault("1h")
    String every();

    /** How long a sign-up that nobody confirms is kept. Longer than links live, so that an old link is still recognised. */
    @WithDefault("P7D")
    Duration unconfirmed();
}
