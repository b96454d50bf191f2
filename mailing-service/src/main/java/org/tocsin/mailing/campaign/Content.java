package org.tocsin.mailing.campaign;

/**
 * What is sent, and to whom.
 *
 * @param markdown CommonMark with tables; raw HTML in it is shown as text
 */
public record Content(Kind kind, Topic topic, Subject subject, String markdown, Aim aim) {

    /** In characters; a mail of this size is about a megabyte on the wire. */
    public static final int LONGEST_MARKDOWN = 500_000;

    /** For all readers of the topic. */
    public Content(Kind kind, Topic topic, Subject subject, String markdown) {
        this(kind, topic, subject, markdown, Aim.EVERYBODY);
    }
}
