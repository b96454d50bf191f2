package org.tocsin.events.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a reader is written to about their own data. */
public enum AccountMatter {
    /** The link that leads to the last question before an erasure. */
    ERASURE_LINK,
    /** The erasure is to come, and can be taken back by the link until then. */
    ERASURE_PLANNED,
    /** The erasure was called off, by the link or by a signed-in reader. */
    ERASURE_CALLED_OFF,
    /** All is erased; the last letter. */
    ERASED,
    /** The link that proves that a new mailbox is the reader's. */
    ADDRESS_LINK,
    /** Somebody wanted to move to this mailbox, which is subscribed already. */
    ADDRESS_TAKEN,
    /** To the old mailbox: mail goes elsewhere from now on, and the link takes that back. */
    ADDRESS_CHANGED,
    /** The privacy policy has changed in something that matters. */
    POLICY_CHANGED,
    /** The address came with a list; the link is that of a sign-up, and who does not use it hears no more. */
    INVITED;

    /** As requests spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<AccountMatter> of(String word) {
        return Arrays.stream(values())
                .filter(matter -> matter.word().equals(word))
                .findFirst();
    }
}
