package org.tocsin.tokens;

import java.util.Locale;

/** What a link is for. A token of one purpose opens nothing else. */
public enum Purpose {
    /** Proves that the mailbox is the asker's; single use, 72 hours (both kept by whoever minted it). */
    CONFIRM,
    /** Can only ever remove; does not expire while its key is kept. */
    UNSUBSCRIBE,
    /** Undoes an opt-out; only ever sent to the mailbox it is about. */
    RESUBSCRIBE,
    /** Opens a session once, 15 minutes after it was asked for at the latest; only ever sent to the mailbox it is about. */
    SIGN_IN,
    /** Is a session: carried by the forms of the pages that only their owner may see. */
    SESSION,
    /** Leads to the last question before an erasure; does not suffice for it by itself. */
    ERASE,
    /** Takes a planned erasure back; can do nothing else. */
    KEEP,
    /** Proves that a new mailbox is the reader's, or takes that change back. */
    CHANGE_ADDRESS;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
