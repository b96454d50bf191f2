package org.tocsin.bench.oracle;

/**
 * One line of the sink's journal.
 *
 * @param nanos {@link System#nanoTime} of the sink's process
 * @param messageId of the message, empty before there is one
 * @param addressedTo what To says, empty before there is one
 */
public record Seen(long nanos, Event event, String recipient, String messageId, String addressedTo) {

    /** What happened. */
    public enum Event {
        /** RCPT was taken: a mail begins. */
        BEGUN,
        /** RCPT was refused for good. */
        REFUSED,
        /** The message is kept; noted before its answer. */
        KEPT,
        /** The answer to a kept message has left. */
        ANSWERED,
        /** The final dot came, and the message was not kept. */
        DROPPED
    }
}
