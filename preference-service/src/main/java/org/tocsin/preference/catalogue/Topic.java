package org.tocsin.preference.catalogue;

/**
 * A kind of mail.
 *
 * @param topic     the id that links, events and the API use
 * @param name      what readers call it
 * @param purpose   one sentence; empty for a topic that is no longer published
 * @param frequency in words
 */
public record Topic(String topic, String name, String purpose, String frequency) {

    /** A topic that mails still in somebody's mailbox are about, and that is no longer in the catalogue. */
    static Topic retired(String topic) {
        return new Topic(topic, topic, "", "");
    }
}
