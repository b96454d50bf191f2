package org.tocsin.mailing.message;

import org.tocsin.mailing.dkim.Relaxed;

/** Lines of a body that are the same for all readers, also in the form in which DKIM hashes them. */
@SuppressWarnings("ArrayRecordComponent") // made once per campaign, compared by nobody
record Fixed(byte[] octets, byte[] relaxed) {

    static Fixed of(byte[] lines) {
        return new Fixed(lines, Relaxed.body(lines));
    }
}
