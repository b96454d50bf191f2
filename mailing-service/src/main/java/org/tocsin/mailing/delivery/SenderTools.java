package org.tocsin.mailing.delivery;

/** What every sender of a replica shares. */
record SenderTools(
        Claims claims,
        Ledger ledger,
        HeldLeases leases,
        Letters letters,
        RelayAccess relay,
        SendingMetrics metrics,
        SendingSettings settings) {

    Backoff backoff() {
        return new Backoff(settings.firstRetry(), settings.longestRetry());
    }
}
