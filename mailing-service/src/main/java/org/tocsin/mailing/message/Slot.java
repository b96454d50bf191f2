package org.tocsin.mailing.message;

/** What differs from recipient to recipient inside the body. */
enum Slot {
    GREETING_TEXT,
    GREETING_HTML,
    UNSUBSCRIBE_LINK_TEXT,
    UNSUBSCRIBE_LINK_HTML
}
