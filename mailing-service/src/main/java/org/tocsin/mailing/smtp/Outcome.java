package org.tocsin.mailing.smtp;

/** What is known about a mail once the relay has been asked to take it. {@code reply} is its answer, cleaned for storing, or what went wrong. */
public sealed interface Outcome {

    String reply();

    /** The relay has taken responsibility (RFC 5321 §4.2.5). */
    record Accepted(String reply) implements Outcome {}

    /** Not taken, and may be tried again later. */
    record Deferred(String reply, Cause cause) implements Outcome {}

    /**
     * Never to be tried again with this recipient.
     *
     * @param atRecipient the relay refused this very address (a 5xx to RCPT), rather than the sender, the content, or us
     */
    record Refused(String reply, boolean atRecipient) implements Outcome {

        public Refused(String reply) {
            this(reply, false);
        }
    }

    /** The connection ended after the final dot and before its reply: nobody can know (RFC 1047). */
    record Uncertain(String reply) implements Outcome {}

    /** Whose fault a deferral is: only a recipient's own may count against that recipient. */
    enum Cause {
        RECIPIENT,
        RELAY
    }
}
