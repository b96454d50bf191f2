package org.tocsin.mailing.transactional;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How transactional mail is sent. */
@ConfigMapping(prefix = "tocsin.transactional")
interface TransactionalSettings {

    /** How long one mail may take, from connecting to the relay's last reply. Raise it for a slow relay. */
    @WithDefault("20s")
    Duration timeout();

    /**
     * How long a claim holds before another sender may take the mail for cut off. Longer than {@link #timeout}, or mail is sent
     * twice.
     */
    @WithDefault("45s")
    Duration lease();

    /** How many mails are on their way at once. */
    @WithDefault("8")
    int concurrency();

    /**
     * How long finished rows stay, without address and text. Longer than {@code mail-requests} keeps its records, or a replayed
     * request is sent again.
     */
    @WithDefault("30d")
    Duration retention();
}
