package org.tocsin.registration.moving;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.events.EventType;
import org.tocsin.registration.account.SessionEnds;
import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.messaging.AccountMails;
import org.tocsin.registration.messaging.Announcements;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.Subscriber;

/** Moves a reader to the address whose owner pressed the button, and tells the old one. */
@ApplicationScoped
public class Move {

    private static final Logger LOG = Logger.getLogger(Move.class);

    private final MovingSettings settings;
    private final MoveLinks links;
    private final AddressChanges changes;
    private final Subscribers subscribers;
    private final Announcements announcements;
    private final AccountMails mails;
    private final SessionEnds sessionEnds;
    private final Clock clock;

    Move(
            MovingSettings settings,
            MoveLinks links,
            AddressChanges changes,
            Subscribers subscribers,
            Announcements announcements,
            AccountMails mails,
            SessionEnds sessionEnds,
            Clock clock) {
        this.settings = settings;
        this.links = links;
        this.changes = changes;
        this.subscribers = subscribers;
        this.announcements = announcements;
        this.mails = mails;
        this.sessionEnds = sessionEnds;
        this.clock = clock;
    }

    /** Changes nothing. */
    @Transactional
    Moving look(String token) {
        return links.idIn(token)
                .map(id -> changes.find(id, clock.instant())
                        .<Moving>map(change -> new Moving.Open(change.email(), change.takesBack()))
                        .orElseGet(Moving.Closed::new))
                .orElseGet(Moving.Unknown::new);
    }

    /** Of two clicks at the same moment one moves, and the other finds the link closed. */
    @Transactional
    Moving move(String token) {
        Optional<UUID> id = links.idIn(token);
        if (id.isEmpty()) {
            return new Moving.Unknown();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<Subscriber> reader =
                changes.find(id.get(), now).map(AddressChange::subscriber).flatMap(subscribers::lock);
        Optional<AddressChange> change = changes.find(id.get(), now);
        return change.isPresent() && reader.isPresent() && reader.get() instanceof Confirmed confirmed
                ? move(confirmed, change.get(), now)
                : new Moving.Closed();
    }

    private Moving move(Confirmed reader, AddressChange change, Instant now) {
        EmailAddress old = reader.email();
        if (!subscribers.makeRoom(reader.id(), change.email())) {
            return new Moving.Taken();
        }
        Confirmed moved = reader.movedTo(change.email());
        subscribers.save(moved);
        sessionEnds.endAll(moved.id());
        changes.close(change);
        changes.endWhatWasBegun(change);
        announcements.announce(EventType.SUBSCRIBER_CORRECTED, moved);
        if (!change.takesBack()) {
            offerToTakeBack(moved, old, now);
        }
        LOG.infof("subscriber %s moved, version %d", moved.id().value(), moved.version());
        return new Moving.Moved(moved.email());
    }

    private void offerToTakeBack(Confirmed moved, EmailAddress old, Instant now) {
        AddressChange back = new AddressChange(UUID.randomUUID(), moved.id(), old, true);
        Instant expiresAt = now.plus(settings.undo());
        changes.add(back, now, expiresAt);
        mails.warn(old, moved, links.pathOf(back), now, expiresAt);
    }
}
