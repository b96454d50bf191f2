package org.tocsin.registration.elsewhere;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The services that hold the other parts of a reader's data. */
@ConfigMapping(prefix = "tocsin.neighbours")
public interface NeighbourSettings {

    /** Where preference-service is reached from here. */
    @WithDefault("http://localhost:8082")
    URI preferences();

    /** Where mailing-service is reached from here. */
    @WithDefault("http://localhost:8083")
    URI mail();

    /** How long one of them may take to answer an export. */
    @WithDefault("20s")
    Duration patience();

    /** How long the reader's page waits for them; then it goes without. */
    @WithDefault("2s")
    Duration glance();
}
