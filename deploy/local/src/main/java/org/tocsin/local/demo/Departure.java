package org.tocsin.local.demo;

/** How a reader leaves. */
enum Departure {
    BY_LINK("the link in the mail"),
    BY_ONE_CLICK("one click (RFC 8058)"),
    BY_REPLY("a reply: unsubscribe"),
    NOT_AT_ALL("stays");

    private final String words;

    Departure(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
