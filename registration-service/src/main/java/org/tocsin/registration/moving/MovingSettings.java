package org.tocsin.registration.moving;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How readers change their address. */
@ConfigMapping(prefix = "tocsin.address-change")
public interface MovingSettings {

    /** How long the link that goes to the new address works. */
    @WithDefault("P1D")
    Duration linkLife();

    /** How long the old address can take the change back. */
    @WithDefault("P7D")
    Duration undo();

    /** Such mails to one mailbox, and by one reader, within 24 hours. */
    @Min(1) @WithDefault("5")
    int mailsPerDay();
}
