package org.tocsin.mailing.inbound.receiving;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.tocsin.mailing.transactional.QueueMail;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What waits is mailed once, on a day that has room. */
@QuarkusTest
class ReleaseHeldTest extends WaitingMail {

    @Inject
    ReleaseHeld release;

    @Inject
    CorrectMail correct;

    @Inject
    HeldMail held;

    @Inject
    LaterMail later;

    @Inject
    Allowances allowances;

    @Inject
    QueueMail queue;

    @Inject
    Clock clock;

    @Test
    void whatWaitsIsForwardedOnceADayHasRoom() {
        used(Limit.FORWARD, Limit.FORWARD.handedOn());
        UUID reader = reply(Arrival.Way.IMAP);
        release.release();
        assertEquals("held", effect(reader), "not on the same day");

        dayGoesBy();
        release.release();
        assertEquals("held", effect(reader), "not while there is no room");

        used(Limit.FORWARD, 0);
        release.release();
        release.release();

        assertEquals("forwarded", effect(reader));
        assertEquals(1, mailsOf(reader));
    }

    @Test
    void readerIsNotAskedAgainAndAgainOverTheDays() {
        used(Limit.QUESTION, Limit.QUESTION.handedOn());
        UUID reader = subscribed();
        for (int i = 0; i < 3; i++) {
            take("unsubscribe", "From: " + email(reader), "Subject: unsubscribe");
        }
        assertEquals(List.of("held", "held", "held"), effects(reader));
        used(Limit.QUESTION, 0);
        dayGoesBy();

        release.release();

        assertEquals(List.of("confirmation-mailed", "limit-reached", "limit-reached"), effects(reader));
        assertEquals(1, mailsOf(reader));
    }

    @Test
    void whatAnOperatorForwardsWaitsNoLonger() {
        used(Limit.FORWARD, Limit.FORWARD.handedOn());
        UUID reader = reply(Arrival.Way.IMAP);
        correct.correct(id(reader), Correction.REPLY, "operator");
        used(Limit.FORWARD, 0);
        dayGoesBy();

        release.release();

        assertEquals(1, mailsOf(reader));
    }

    @Test
    void whatIsNotKeptAnyMoreWaitsNoLonger() {
        used(Limit.FORWARD, Limit.FORWARD.handedOn());
        UUID reader = reply(Arrival.Way.IMAP);
        database.useHandle(handle -> handle.execute(
                "delete from inbound_raw where message_hash in (select message_hash from inbound_mail where subscriber_id = ?)",
                reader));
        used(Limit.FORWARD, 0);
        dayGoesBy();

        release.release();

        assertEquals("limit-reached", effect(reader));
        assertEquals(0, mailsOf(reader));
    }

    @Test
    void oneThatCannotBeMadeKeepsNoOtherWaiting() {
        used(Limit.FORWARD, Limit.FORWARD.handedOn());
        UUID broken = reply(Arrival.Way.IMAP);
        UUID next = reply(Arrival.Way.IMAP);
        used(Limit.FORWARD, 0);
        dayGoesBy();

        new ReleaseHeld(held, without(broken), allowances, queue, clock).release();

        assertEquals("limit-reached", effect(broken));
        assertEquals("forwarded", effect(next));
    }

    @Test
    void linkThatWaitedIsMailedAsALink() {
        used(Limit.LINK, Limit.LINK.handedOn());
        UUID reader = subscribed();
        take("unsubscribe", "From: " + email(reader), "Subject: resubscribe");
        assertEquals("held", effect(reader));
        used(Limit.LINK, 0);
        dayGoesBy();

        release.release();

        assertEquals("link-mailed", effect(reader));
        assertEquals(1, mailsOf(reader));
    }

    /** As if there were a mistake in the program that only this reader's message comes upon. */
    private LaterMail without(UUID broken) {
        return new LaterMail(null, null, null, null) {
            @Override
            Optional<Effect> of(Limit asksFor, EarlierMail message, Instant now) {
                if (message.subscriber().equals(Optional.of(broken))) {
                    throw new IllegalStateException("a test broke it");
                }
                return later.of(asksFor, message, now);
            }
        };
    }
}
