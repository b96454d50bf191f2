package org.tocsin.preference.undoing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.events.wire.OptOutAcknowledgement;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.ledger.ConsentEntry;
import org.tocsin.web.PublicOrigin;

/** Offers to take opt-outs back; joins the caller's transaction, in which the person is locked. */
@ApplicationScoped
public class OfferUndo {

    private static final Duration BY_MAIL = Duration.ofDays(7);
    private static final Duration ON_PAGE = Duration.ofMinutes(15);

    private final Undos undos;
    private final UndoLinks links;
    private final PublicOrigin origin;
    private final Outbox outbox;
    private final Clock clock;

    OfferUndo(Undos undos, UndoLinks links, PublicOrigin origin, Outbox outbox, Clock clock) {
        this.undos = undos;
        this.links = links;
        this.origin = origin;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Has the person told of these opt-outs by mail, once in a day (UTC). What they leave later that day comes under the
     * link that they have already.
     */
    public void byMail(SubscriberId subscriber, Collection<ConsentEntry> optOuts) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        UUID mail = UUID.randomUUID();
        if (undos.addForMail(mail, subscriber, now.plus(BY_MAIL), today)) {
            undos.cover(mail, optOuts);
            outbox.append(
                    EventType.OPT_OUT_ACKNOWLEDGEMENT_REQUESTED,
                    subscriber.value(),
                    acknowledgement(mail, subscriber, optOuts, now.plus(BY_MAIL)));
        } else {
            undos.cover(undos.mailedOn(subscriber, today), optOuts);
        }
    }

    private OptOutAcknowledgement acknowledgement(
            UUID mail, SubscriberId subscriber, Collection<ConsentEntry> optOuts, Instant expiresAt) {
        List<String> topics = optOuts.stream()
                .map(optOut -> optOut.decision().purpose().name())
                .toList();
        String link = origin.at("/resubscribe/" + links.token(mail));
        return new OptOutAcknowledgement(mail, subscriber.value(), topics, link, expiresAt);
    }

    /** An offer to whoever has just pressed the button; its token. */
    public String onPage(SubscriberId subscriber, Collection<ConsentEntry> optOuts) {
        UUID id = UUID.randomUUID();
        undos.addForPage(id, subscriber, clock.instant().plus(ON_PAGE));
        undos.cover(id, optOuts);
        return links.token(id);
    }
}
