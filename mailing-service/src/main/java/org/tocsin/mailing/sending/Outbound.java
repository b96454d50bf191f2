package org.tocsin.mailing.sending;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.delivery.Entry;
import org.tocsin.mailing.pace.Pacing;
import org.tocsin.mailing.pace.Places.Place;
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

    /**
     * To the relay that is connected already, if its pace allows; else to the next one whose pace does, and that has room for a connection. One that rests
     * is not asked for its permits while another one does not: its mail would only go that way without.
     */
    Optional<Passage> ask(Kind kind, int mails) {
        letGo();
        Optional<Route> current = session.map(RelaySession::route);
        boolean anyAwake = relays.inOrder().stream().anyMatch(route -> !route.resting());
        return Stream.concat(current.stream(), relays.inOrder().stream())
                .distinct()
                .filter(route -> !anyAwake || !route.resting())
                .flatMap(route -> ask(route, current, kind, mails).stream())
                .findFirst();
    }

    private Optional<Passage> ask(Route route, Optional<Route> current, Kind kind, int mails) {
        if (current.filter(route::equals).isPresent()) {
            return pacing.ask(route.rates(), kind, mails).map(permits -> new Passage(route, permits, Optional.empty()));
        }
        Optional<Place> place = route.place();
        Optional<Passage> passage = place.flatMap(room ->
                pacing.ask(route.rates(), kind, mails).map(permits -> new Passage(route, permits, Optional.of(room))));
        if (passage.isEmpty()) {
            place.ifPresent(Place::leave);
        }
        return passage;
    }

    /** Of which nobody has made use. */
    void giveBack(Passage passage) {
        passage.permits().used(0);
        passage.place().ifPresent(Place::leave);
    }

    /** A connection that nothing can go over any more makes room for another replica's. */
    void letGo() {
        if (session.isPresent() && !session.get().usable()) {
            close();
        }
    }

    /**
     * A connection that breaks is replaced, and once more if the new one takes nothing either. To another relay goes what that one's pace allows.
     *
     * @return why there are mails left; empty when there are none, or none that may begin now
     */
    Optional<String> mail(Batch batch, Kind kind, Passage passage) {
        Toll toll = new Toll(pacing, kind, passage, batch);
        try {
            enter(passage);
            for (int inVain = 0; batch.hasNext() && inVain <= relays.count(); ) {
                int before = batch.answered();
                RelaySession next = connected();
                toll.payFor(next.route());
                boolean held = next.send(batch, batch::outcome);
                inVain = held || batch.answered() > before ? 0 : inVain + 1;
            }
            return batch.hasNext() ? Optional.of("the relay keeps breaking off") : Optional.empty();
        } catch (RelayUnavailable unavailable) {
            return Optional.of(unavailable.getMessage());
        } finally {
            toll.settle();
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

    private void enter(Passage passage) throws RelayUnavailable {
        if (passage.place().isPresent()) {
            close();
            session = Optional.of(relays.open(passage.route(), passage.place().get()));
        }
    }

    private RelaySession connected() throws RelayUnavailable {
        if (session.filter(RelaySession::usable).isEmpty()) {
            close();
            session = Optional.of(relays.openWhereThereIsRoom());
        }
        return session.orElseThrow();
    }
}
