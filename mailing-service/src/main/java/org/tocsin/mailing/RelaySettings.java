package org.tocsin.mailing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The SMTP relay that takes all outgoing mail. */
@ConfigMapping(prefix = "tocsin.relay")
public interface RelaySettings {

    /** Name or address of the relay. */
    @WithDefault("localhost")
    String host();

    /** Its port: 25 or 587 at most relays; the default is the local runner's. */
    @WithDefault("3025")
    int port();
}
