package org.tocsin.events.wire;

import java.time.Instant;
import java.util.UUID;

/** A transactional mail to send once, and not after it has expired. The mailing side has more kinds, which never travel. */
public interface MailRequest {

    /** Identifies the mail: a second request with the same id is the same mail. */
    UUID mailId();

    UUID subscriberId();

    Instant expiresAt();
}
