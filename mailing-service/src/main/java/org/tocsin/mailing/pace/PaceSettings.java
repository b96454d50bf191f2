package org.tocsin.mailing.pace;

import java.util.List;
import java.util.Set;

import io.smallrye.config.ConfigMapping;

/** How fast mail may go to readers, whichever relay takes it. */
@ConfigMapping(prefix = "tocsin.pace")
public interface PaceSettings {

    /** Mail providers that are known to want it slower. What others want is learnt from what they answer. */
    List<Provider> domains();

    /** A mail provider. */
    interface Provider {

        /** The domains of its mailboxes, which share the limit. */
        Set<String> names();

        /** Mails per second, at most, of all replicas together. */
        double perSecond();
    }
}
