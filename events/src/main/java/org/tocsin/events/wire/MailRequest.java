package org.tocsin.events.wire;

import java.time.Instant;
import java.util.UUID;

/** A transactional mail to send once, and not after it has expired. */
public sealed interface MailRequest permits AccountMail, ConfirmationMail, OptOutAcknowledgement, SignInMail {

    /** Identifies the mail: a second request with the same id is the same mail. */
    UUID mailId();

    UUID subscriberId();

    Instant expiresAt();
}
