package org.tocsin.mailing.sending;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.delivery.Entry;
import org.tocsin.mailing.pace.Pacing;
import org.tocsin.mailing.relay.RelaySession;
import org.tocsin.mailing.relay.Relays;
import org.tocsin.mailing.relay.Route;
import org.tocsin.mailing.smtp.RelayUnavailable;

/** A sender's way out: at most one connection, to whichever relay it is that takes the mail. Used by one thread. */
final class Outbound {

    private final Relays relays;
    private final Pacing pacing;
    private Optional<RelaySession> session = Optional.empty();

    Outbound(Relays relays, Pacing pacing) {
        this.relays = relays;
        this.pacing = pacing;
    }

    /** To the relay that is connected already, if its pace allows; else to the next one whose pace does. */
    Optional<Passage> ask(Kind kind, int mails) {
        return Stream.concat(
                        session.filter(RelaySession::usable).map(RelaySession::route).stream(),
                        relays.inOrder().stream())
                .distinct()
                .flatMap(route ->
                        pacing.ask(route.rates(), kind, mails).stream().map(permits -> new Passage(route, permits)))
                .findFirst();
    }

    /** So many went, though perhaps another way. */
    void settle(Passage passage, int mails) {
        Optional<Route> other = session.map(RelaySession::route).filter(route -> route != passage.route());
        passage.permits().used(other.isPresent() ? 0 : mails);
        other.ifPresent(route -> pacing.charge(route.rates(), mails));
    }

    /**
     * A connection that breaks is replaced, and once more if the new one takes nothing either.
     *
     * @return why there are mails left; empty when there are none, or none that may begin now
     */
    Optional<String> mail(Batch batch, Route route) {
        try {
            int inVain = 0;
            Predicate<RelaySession> fits = one -> one.route() == route;
            while (batch.hasNext() && inVain <= relays.count()) {
                int before = batch.answered();
                boolean held = connected(fits, route).send(batch, batch::outcome);
                inVain = held || batch.answered() > before ? 0 : inVain + 1;
                fits = one -> true;
            }
            return batch.hasNext() ? Optional.of("the relay keeps breaking off") : Optional.empty();
        } catch (RelayUnavailable unavailable) {
            return Optional.of(unavailable.getMessage());
        }
    }

    /** Whether the relay turned away all of these although another one takes mail. It is left alone then, and the next mails go there. */
    boolean avoids(List<Entry> window) {
        Optional<String> why = session.flatMap(any -> Circuit.turnedAway(window));
        boolean avoids = why.isPresent() && relays.spares(session.orElseThrow().route());
        if (avoids) {
            session.orElseThrow().turnedAway(why.get());
        }
        return avoids;
    }

    void close() {
        session.ifPresent(RelaySession::close);
        session = Optional.empty();
    }

    private RelaySession connected(Predicate<RelaySession> fits, Route preferred) throws RelayUnavailable {
        if (session.filter(RelaySession::usable).filter(fits).isEmpty()) {
            close();
            session = Optional.of(relays.open(preferred));
        }
        return session.orElseThrow();
    }
}
