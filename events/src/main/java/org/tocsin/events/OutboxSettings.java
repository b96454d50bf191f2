package org.tocsin.events;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the outbox is published. The defaults are right for most. */
@ConfigMapping(prefix = "tocsin.outbox")
public interface OutboxSettings {

    /** Who the events come from: the CloudEvents {@code source}, and the name the broker fences a stale relay by. */
    @WithDefault("${quarkus.application.name}")
    String source();

    /** How long an event of another replica, or one whose wake-up was lost, may wait. Lower costs one query each time. */
    @WithDefault("250ms")
    Duration poll();

    /** How many events go to Kafka in one transaction. */
    @WithDefault("500")
    int batch();

    /** How long published events are kept, to publish them again should Kafka lose what it acknowledged. */
    @WithDefault("72h")
    Duration retention();
}
