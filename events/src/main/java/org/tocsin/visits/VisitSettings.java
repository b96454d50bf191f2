package org.tocsin.visits;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How pages are counted. */
@ConfigMapping(prefix = "tocsin.visits")
public interface VisitSettings {

    /**
     * How often counts leave the memory; what was counted since is lost when the service is killed. Rarely where they leave as events, so that
     * the time of an event says nothing about one visit; registration-service, which writes sums of a day, does it every minute.
     */
    @WithDefault("1h")
    String every();

    /** Links within this site do not count as another site that people came from. */
    @WithDefault("${tocsin.public-origin:http://localhost:8080}")
    URI origin();
}
