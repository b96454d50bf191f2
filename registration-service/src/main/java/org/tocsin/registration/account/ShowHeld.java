package org.tocsin.registration.account;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tocsin.registration.disclosure.Disclosures;
import org.tocsin.registration.postgres.OtherAddresses;
import org.tocsin.registration.postgres.PlannedErasures;
import org.tocsin.registration.postgres.Requests;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.staff.StaffLooks;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.SubscriberId;

/** Collects what is held about one reader. */
@ApplicationScoped
public class ShowHeld {

    private final Subscribers subscribers;
    private final Requests requests;
    private final SignIns signIns;
    private final RememberedBrowsers browsers;
    private final OtherAddresses otherAddresses;
    private final Disclosures disclosures;
    private final StaffLooks looks;
    private final PlannedErasures planned;
    private final Clock clock;

    ShowHeld(
            Subscribers subscribers,
            Requests requests,
            SignIns signIns,
            RememberedBrowsers browsers,
            OtherAddresses otherAddresses,
            Disclosures disclosures,
            StaffLooks looks,
            PlannedErasures planned,
            Clock clock) {
        this.subscribers = subscribers;
        this.requests = requests;
        this.signIns = signIns;
        this.browsers = browsers;
        this.otherAddresses = otherAddresses;
        this.disclosures = disclosures;
        this.looks = looks;
        this.planned = planned;
        this.clock = clock;
    }

    /** Empty when there is no such subscriber any more. */
    @Transactional
    public Optional<Held> of(SubscriberId id) {
        return subscribers
                .find(id)
                .filter(Confirmed.class::isInstance)
                .map(Confirmed.class::cast)
                .map(subscriber -> Held.of(subscriber, requests.confirmedBy(id), tracesOf(id)));
    }

    private Held.Traces tracesOf(SubscriberId id) {
        Instant now = clock.instant();
        return new Held.Traces(
                signIns.usedBy(id),
                browsers.of(id, now),
                otherAddresses.of(id, now),
                disclosures.toldTo(id, LocalDate.ofInstant(now, clock.getZone())),
                looks.at(id),
                planned.dueAt(id));
    }
}
