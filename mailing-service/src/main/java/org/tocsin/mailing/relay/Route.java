package org.tocsin.mailing.relay;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.jboss.logging.Logger;

import org.tocsin.mailing.pace.Places;
import org.tocsin.mailing.pace.Places.Place;
import org.tocsin.mailing.pace.Rates;
import org.tocsin.mailing.smtp.Relay;
import org.tocsin.mailing.smtp.RelayConnection;
import org.tocsin.mailing.smtp.RelayUnavailable;

/** One relay, and how this replica has fared with it lately. */
public final class Route {

    private static final Logger LOG = Logger.getLogger(Route.class);
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    /** Long enough to get mail out, short enough to forget a relay that had a bad moment. */
    private static final Duration STEPWISE = Duration.ofMinutes(10);

    /** Away for these reasons, until that moment of {@link System#nanoTime}. */
    private record Rest(String why, Duration length, long until) {}

    private final Relay relay;
    private final int weight;
    private final Rates rates;
    private final Places places;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Optional<Rest> rest = Optional.empty();
    private volatile Optional<Long> stepwiseUntil = Optional.empty();

    Route(Relay relay, int weight, Rates rates, Places places) {
        this.relay = relay;
        this.weight = weight;
        this.rates = rates;
        this.places = places;
    }

    public Rates rates() {
        return rates;
    }

    @Override
    public String toString() {
        return relay.toString();
    }

    /** Room for one more connection; empty when all replicas together have as many as it wants. */
    public Optional<Place> place() {
        return places.take(rates);
    }

    /** For mail that waits for nobody. */
    RelaySession open() throws RelayUnavailable {
        return open(Place.ANYWHERE);
    }

    /** The place is left with the connection, or at once when there is none. */
    RelaySession open(Place place) throws RelayUnavailable {
        try {
            boolean stepwise =
                    stepwiseUntil.filter(until -> System.nanoTime() - until < 0).isPresent();
            RelayConnection connection = RelayConnection.open(relay, !stepwise);
            connections.incrementAndGet();
            return new RelaySession(this, connection, place);
        } catch (RelayUnavailable away) {
            place.leave();
            rest(away.getMessage());
            throw away;
        }
    }

    void closed() {
        connections.decrementAndGet();
    }

    /** Takes nothing now; each time in a row it is left alone for longer. */
    void rest(String why) {
        Duration length = rest.map(before -> before.length().multipliedBy(2)).orElse(FIRST_REST);
        Duration bounded = length.compareTo(LONGEST_REST) < 0 ? length : LONGEST_REST;
        if (rest.isEmpty()) {
            LOG.warnf("relay %s takes nothing: %s", this, why);
        }
        rest = Optional.of(new Rest(why, bounded, System.nanoTime() + bounded.toNanos()));
    }

    /** Has taken a mail. */
    void thrives() {
        if (rest.isPresent()) {
            LOG.infof("relay %s takes mail again", this);
            rest = Optional.empty();
        }
    }

    void askStepByStep() {
        LOG.warnf("relay %s offers PIPELINING and does not keep to it: one command at a time from now on", this);
        stepwiseUntil = Optional.of(System.nanoTime() + STEPWISE.toNanos());
    }

    /** Left alone for now. */
    public boolean resting() {
        return rest.filter(now -> System.nanoTime() - now.until() < 0).isPresent();
    }

    boolean reserve() {
        return weight == 0;
    }

    /** Connections for its weight, as they would be with one more. */
    double load() {
        return (connections.get() + 1.0) / Math.max(weight, 1);
    }
}
