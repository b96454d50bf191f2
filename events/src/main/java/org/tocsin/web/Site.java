package org.tocsin.web;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** What the frame of every page shows; templates know it as {@code inject:site}. */
@Singleton
@Named("site")
public class Site {

    private final String publisher;

    Site(SiteSettings settings) {
        publisher = settings.name();
    }

    public String publisher() {
        return publisher;
    }
}
