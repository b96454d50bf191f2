package org.tocsin.mailing.inbound.understanding;

/** How final a failure to deliver is. */
public enum Grade {
    /** The address does not exist, or not any more. */
    HARD,
    /** Anything that may pass, or that is no fault of the address: full, too large, refused by a policy. */
    SOFT
}
