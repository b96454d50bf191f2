package org.tocsin.registration.account;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tocsin.registration.postgres.PlannedErasures;
import org.tocsin.registration.postgres.Requests;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.SubscriberId;

/** Collects what is held about one reader. */
@ApplicationScoped
public class ShowHeld {

    private final Subscribers subscribers;
    private final Requests requests;
    private final SignIns signIns;
    private final PlannedErasures planned;

    ShowHeld(Subscribers subscribers, Requests requests, SignIns signIns, PlannedErasures planned) {
        this.subscribers = subscribers;
        this.requests = requests;
        this.signIns = signIns;
        this.planned = planned;
    }

    /** Empty when there is no such subscriber any more. */
    @Transactional
    public Optional<Held> of(SubscriberId id) {
        return subscribers
                .find(id)
                .filter(Confirmed.class::isInstance)
                .map(Confirmed.class::cast)
                .map(subscriber ->
                        Held.of(subscriber, requests.confirmedBy(id), signIns.usedBy(id), planned.dueAt(id)));
    }
}
