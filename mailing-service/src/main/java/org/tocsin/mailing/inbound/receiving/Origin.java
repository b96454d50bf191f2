package org.tocsin.mailing.inbound.receiving;

/**
 * Where a message came from, as far as limits are concerned.
 *
 * @param handedOn whether a server of the installation's own stands between, so that one origin is everybody
 * @param pseudonym of the network, mailbox or account
 */
record Origin(boolean handedOn, String pseudonym) {

    /** How {@link #text} begins where it was handed on. */
    static final String HANDED_ON = "handed-on:";

    static Origin of(String text) {
        return text.startsWith(HANDED_ON)
                ? new Origin(true, text.substring(HANDED_ON.length()))
                : new Origin(false, text);
    }

    String text() {
        return handedOn ? HANDED_ON + pseudonym : pseudonym;
    }
}
