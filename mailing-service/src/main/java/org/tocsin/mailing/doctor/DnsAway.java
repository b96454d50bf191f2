package org.tocsin.mailing.doctor;

import java.io.IOException;

/** Nobody answered, so nothing is known: that is not the same as nothing being there. */
final class DnsAway extends IOException {

    DnsAway(String message) {
        super(message);
    }

    DnsAway(String message, Throwable cause) {
        super(message, cause);
    }
}
