package org.tocsin.mailing.transactional;

import java.util.Locale;

/** Where a mail stands; see the package's picture. */
enum MailState {
    QUEUED,
    CLAIMED,
    ACCEPTED,
    DEFERRED,
    REFUSED,
    UNCERTAIN,
    EXPIRED;

    /** As the ledger and the metrics call it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Nothing more will happen to the mail. */
    boolean isFinal() {
        return switch (this) {
            case QUEUED, CLAIMED, DEFERRED -> false;
            case ACCEPTED, REFUSED, UNCERTAIN, EXPIRED -> true;
        };
    }
}
