package org.tocsin.mailing.inbound.understanding;

/** What the address that a message was sent to is there for. */
public enum AddressedTo {
    /** The mailto address of List-Unsubscribe: writing to it is the command. */
    UNSUBSCRIBE,
    /** Reply-To of a mail of ours. */
    REPLY,
    /** The return path of a mail of ours. */
    BOUNCE,
    /** Reply-To of what we forwarded to the publisher. */
    ANSWER,
    /** An address that says nothing about the purpose, such as postmaster. */
    OTHER
}
