package org.tocsin.preference.recalling;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How sponsors are called to take something back. One without a webhook finds its recalls in the feed only. */
@ConfigMapping(prefix = "tocsin.recalls")
public interface RecallSettings {

    /** {@code sponsor=https://...}, several separated by commas. */
    Optional<String> webhooks();

    /**
     * Secret. {@code sponsor:whsec_...} that calls are signed with, several separated by commas: at least 24 bytes of base64
     * behind {@code whsec_}. A sponsor may be named twice while its secret changes; calls then carry both signatures.
     */
    Optional<String> secrets();

    /** Lets a webhook be {@code http}; for a receiver on the same machine. */
    @WithDefault("false")
    boolean plainHttp();

    /** How often to look for recalls that are due. */
    @WithDefault("1s")
    String every();

    /** How long a sponsor may take to answer. */
    @WithDefault("10s")
    Duration timeout();

    /** How long to go on trying; then it is a dead letter, until somebody has it sent again. */
    @WithDefault("7d")
    Duration patience();
}
