package org.tocsin.web;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** Where readers reach Tocsin; set it to the address of the reverse proxy, with https, or nobody can leave by a link in a mail. */
@ConfigMapping(prefix = "tocsin.public-origin")
public interface PublicOrigin {

    @WithParentName
    @WithDefault("http://localhost:8080")
    URI value();

    /** The address of a path on this origin. */
    default String at(String path) {
        return value().resolve(path).toString();
    }
}
