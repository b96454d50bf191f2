package org.tocsin.mailing.sending;

import org.tocsin.mailing.correspondence.Letters;
import org.tocsin.mailing.delivery.Claims;
import org.tocsin.mailing.delivery.Ledger;
import org.tocsin.mailing.delivery.SendingSettings;
import org.tocsin.mailing.pace.Domains;
import org.tocsin.mailing.pace.Pacing;
import org.tocsin.mailing.relay.Relays;

/** What every sender of a replica shares. */
record SenderTools(
        Claims claims,
        Ledger ledger,
        HeldLeases leases,
        Letters letters,
        Relays relays,
        Pacing pacing,
        Domains domains,
        SendingMetrics metrics,
        Circuit circuit,
        SendingSettings settings) {

    Backoff backoff() {
        return new Backoff(settings.firstRetry(), settings.longestRetry());
    }
}
