package org.tocsin.mailing.smtp;

import java.io.IOException;

/** The relay could not be reached, or did not want to talk to us: no mail has begun. The message is fit for an operator. */
public final class RelayUnavailable extends IOException {

    RelayUnavailable(String message) {
        super(message);
    }

    RelayUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
