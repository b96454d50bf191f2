package org.tocsin.mailing.delivery;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How campaigns are sent. */
@ConfigMapping(prefix = "tocsin.sending")
public interface SendingSettings {

    /** Connections to the relay for whatever there is to send, alerts first. More help with a slow relay, not with a fast one. */
    @WithDefault("4")
    int connections();

    /** Further connections that carry alerts only, so that an alert never waits for a newsletter's mail to end. */
    @WithDefault("2")
    int alertConnections();

    /** Recipients a connection claims at once, at most; fewer when the relay is slow. After a crash, up to this many per connection are uncertain. */
    @WithDefault("64")
    int window();

    /** How long after the first deferral a mail is tried again; each further time waits twice as long. Real relays like 5 to 30 minutes. */
    @WithDefault("5s")
    Duration firstRetry();

    /** The longest wait between two attempts. */
    @WithDefault("1h")
    Duration longestRetry();

    /** How long after the campaign was sent a deferred mail is given up. */
    @WithDefault("48h")
    Duration giveUpAfter();

    /** How long a window stays with a sender that no longer answers. Shorter recovers sooner from a crash, and forgives a shorter stall. */
    @WithDefault("20s")
    Duration lease();

    /**
     * How late opt-outs may be known here. While they are later than that, newsletters wait. Longer rides out a broker's restart without a pause, and mails
     * readers who have left meanwhile.
     */
    @WithDefault("5s")
    Duration optOutsKnownWithin();

    /** How long alerts wait for opt-outs that are not known yet, after a crash or with a broker away. */
    @WithDefault("10s")
    Duration alertsWaitForOptOuts();

    /**
     * How long after its end a campaign's ledger says what became of each reader; then only its counts stay, and readers no longer see that they got it.
     */
    @WithDefault("400d")
    Duration keepDeliveries();

    /** How often a replica looks for work that another has created. */
    @WithDefault("200ms")
    Duration poll();
}
