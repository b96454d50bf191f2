package org.tocsin.preference.undoing;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** Where readers reach Tocsin; set it to the address of the reverse proxy, or links in mail lead nowhere. */
@ConfigMapping(prefix = "tocsin.public-origin")
public interface PublicOrigin {

    @WithParentName
    @WithDefault("http://localhost:8080")
    URI origin();

    /** The address of a path on this origin. */
    default String at(String path) {
        return origin().resolve(path).toString();
    }
}
