package org.tocsin.web;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** What the frame of every page shows; templates know it as {@code inject:site}. */
@Singleton
@Named("site")
public class Site {

    private final String publisher;
    private final String origin;

    Site(SiteSettings settings, PublicOrigin origin) {
        this.publisher = settings.name();
        this.origin = origin.value().toString().replaceAll("/+$", "");
    }

    /** Before the links of pages that are not at the public origin, such as those of operators; without a slash at its end. */
    public String origin() {
        return origin;
    }

    public String publisher() {
        return publisher;
    }
}
