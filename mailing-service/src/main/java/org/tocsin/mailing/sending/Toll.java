package org.tocsin.mailing.sending;

import java.util.Optional;

import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.pace.Pacing;
import org.tocsin.mailing.pace.Permits;
import org.tocsin.mailing.relay.Route;

/** Counts the mails of a window against the relay that each was given to. Used by one thread. */
final class Toll {

    private final Pacing pacing;
    private final Kind kind;
    private final Batch batch;
    private Route route;
    private Permits permits;
    private int mailedBefore;

    Toll(Pacing pacing, Kind kind, Passage passage, Batch batch) {
        this.pacing = pacing;
        this.kind = kind;
        this.batch = batch;
        this.route = passage.route();
        this.permits = passage.permits();
    }

    /** From here on mail goes this way, and no more than may. */
    void payFor(Route next) {
        if (next == route) {
            return;
        }
        settle();
        Optional<Permits> asked = pacing.ask(next.rates(), kind, batch.left());
        asked.ifPresent(given -> permits = given);
        route = next;
        batch.limit(asked.map(Permits::mails).orElse(0));
    }

    /** What was not used is given back, whatever happened. */
    void settle() {
        permits.used(batch.mailed() - mailedBefore);
        mailedBefore = batch.mailed();
        permits = Permits.NONE;
    }
}
