package org.tocsin.mailing.relay;

import java.io.Closeable;
import java.util.Iterator;
import java.util.function.BiConsumer;

import org.tocsin.mailing.pace.Places.Place;
import org.tocsin.mailing.smtp.Mail;
import org.tocsin.mailing.smtp.Outcome;
import org.tocsin.mailing.smtp.RelayConnection;

/** A connection to one of the relays, which learns from it how that relay fares. Used by one thread at a time. */
public final class RelaySession implements Closeable {

    private final Route route;
    private final RelayConnection connection;
    private final Place place;
    private boolean closed;

    RelaySession(Route route, RelayConnection connection, Place place) {
        this.route = route;
        this.connection = connection;
        this.place = place;
    }

    public Route route() {
        return route;
    }

    /** As {@link RelayConnection#send}. Answers whether the conversation held: after one that did not, another relay is tried first. */
    public boolean send(Iterator<Mail> mails, BiConsumer<Mail, Outcome> outcomes) {
        connection.send(mails, (mail, outcome) -> {
            if (outcome instanceof Outcome.Accepted) {
                route.thrives();
            }
            outcomes.accept(mail, outcome);
        });
        if (connection.misunderstood()) {
            route.askStepByStep();
        } else if (connection.broken()) {
            route.rest("it breaks off");
        }
        return !connection.broken();
    }

    public boolean usable() {
        return !closed && connection.usable();
    }

    /** The relay took nothing of what it was given, for reasons that are no recipient's. */
    public void turnedAway(String reply) {
        route.rest(reply);
        close();
    }

    /** Cuts the conversation off, from any thread; whoever holds it closes it. */
    public void abort() {
        connection.abort();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            route.closed();
            connection.close();
            place.leave();
        }
    }
}
