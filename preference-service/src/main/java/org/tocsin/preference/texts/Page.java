package org.tocsin.preference.texts;

/** A page that people decide on. A changed text takes a new version here, or the service does not start. */
enum Page {
    UNSUBSCRIBE("unsubscribe-page-1", "leaving/unsubscribe-page.html"),
    PREFERENCES("preferences-page-3", "preferring/preferences-view.html"),
    RESUBSCRIBE("resubscribe-page-1", "undoing/resubscribe-page.html");

    static final String LANGUAGE = "en";

    private final String version;
    private final String template;

    Page(String version, String template) {
        this.version = version;
        this.template = template;
    }

    String version() {
        return version;
    }

    String template() {
        return template;
    }
}
