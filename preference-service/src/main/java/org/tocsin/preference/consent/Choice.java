package org.tocsin.preference.consent;

import java.time.Instant;

/** The last word on one purpose, and the ledger entry that holds it. A purpose without one is undecided: nothing is sent. */
public sealed interface Choice {

    long sequence();

    Instant since();

    Way way();

    /** Said yes. */
    record OptedIn(long sequence, Instant since, Way way) implements Choice {}

    /**
     * Said no.
     *
     * @param heardAt when they last said so; later than {@code since} when they said it again. A request they confirmed
     *                before that does not opt them in, however late it arrives
     */
    record OptedOut(long sequence, Instant since, Way way, Instant heardAt) implements Choice {}
}
