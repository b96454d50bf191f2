package org.tocsin.mailing.bounce;

import java.time.Duration;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a reader whose mail does not arrive is given up. A failure that is final ends everything at once. */
@ConfigMapping(prefix = "tocsin.bounces")
public interface BounceSettings {

    /** The topics to which the tolerance for alerts applies. */
    @WithDefault("security-alerts")
    Set<String> alertTopics();

    /** Each passing failure adds one to the score, at most once a day; after this time half of it is forgotten. */
    @WithDefault("30d")
    Duration halfLife();

    /** The score at which a reader of alerts is probed. */
    @WithDefault("6")
    double alertLimit();

    /** For how long failures must have come before that. */
    @WithDefault("21d")
    Duration alertSpan();

    /** The same for all other topics. */
    @WithDefault("4")
    double newsletterLimit();

    /** The same for all other topics. */
    @WithDefault("14d")
    Duration newsletterSpan();

    /** How long a probe may take to come back. Mail servers try for up to five days (RFC 5321 section 4.5.4.1). */
    @WithDefault("6d")
    Duration probePatience();

    /** How long bounces are kept for an operator to look at. */
    @WithDefault("365d")
    Duration keep();
}
