package org.tocsin.mailing.inbound.receiving;

import org.tocsin.mailing.inbound.understanding.AddressedTo;
import org.tocsin.tokens.MailReference;

/** An address of ours that mail came to. */
public sealed interface Addressee {

    AddressedTo purpose();

    /** The local part in lower case; with the token it may hold, it never goes into a log. */
    String localPart();

    /** An address that says who the reader is. */
    record TokenAddress(String localPart, MailReference reference) implements Addressee {

        @Override
        public AddressedTo purpose() {
            return switch (reference.function()) {
                case UNSUBSCRIBE -> AddressedTo.UNSUBSCRIBE;
                case REPLY -> AddressedTo.REPLY;
                case BOUNCE -> AddressedTo.BOUNCE;
                case ANSWER -> AddressedTo.ANSWER;
            };
        }
    }

    /** An address that everybody knows: who writes must be found out from the message. */
    record PublicAddress(String localPart) implements Addressee {

        @Override
        public AddressedTo purpose() {
            return AddressedTo.OTHER;
        }
    }
}
