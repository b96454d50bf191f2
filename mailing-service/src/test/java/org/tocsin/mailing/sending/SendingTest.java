package org.tocsin.mailing.sending;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.mailing.bounce.Bounce;
import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.delivery.Board;
import org.tocsin.mailing.delivery.Claim;
import org.tocsin.mailing.delivery.Claims;
import org.tocsin.mailing.delivery.Deliveries;
import org.tocsin.mailing.delivery.DeliveryState;
import org.tocsin.mailing.delivery.Entry;
import org.tocsin.mailing.delivery.FoldDeliveries;
import org.tocsin.mailing.delivery.Freshness;
import org.tocsin.mailing.delivery.OpenDeliveries;
import org.tocsin.mailing.delivery.Recipient;
import org.tocsin.mailing.pace.Lane;
import org.tocsin.mailing.smtp.Mail;
import org.tocsin.mailing.smtp.Outcome;
import org.tocsin.mailing.smtp.ScriptedRelay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SendingTest {

    private static final String TOPIC = "security-alerts";

    private final SendingRig rig = new SendingRig();

    @AfterEach
    void stop() throws IOException {
        rig.close();
    }

    @Test
    void sendersThatRaceMailEachReaderOnce() {
        addReaders(700);
        UUID campaign = rig.sent("alert", TOPIC);
        rig.queue.publish(rig.board.read());
        List<CompletableFuture<Void>> senders = Stream.generate(() -> CompletableFuture.runAsync(this::sendUntilIdle))
                .limit(3)
                .toList();
        senders.forEach(CompletableFuture::join);
        assertEquals(700, rig.relay.received().size());
        assertEquals(700, recipients().size());
        assertEquals(700, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(List.of(campaign), rig.board.finish());
    }

    @Test
    void alertOfASenderThatDiedIsSentAgainAsTheSameMailAndCounted() {
        rig.readers.add("ana@readers.example", TOPIC);
        UUID campaign = rig.sent("alert", TOPIC);
        Claim lost = claim(campaign, Kind.ALERT);
        String firstMail = mailOf(campaign, lost);
        assertTrue(rig.board.finish().isEmpty(), "somebody holds a window");

        rig.letTimePass();
        assertEquals(1, rig.settle());
        assertEquals(1, rig.count(campaign, DeliveryState.UNCERTAIN));
        rig.sendAll();

        assertEquals(1, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(1, rig.counts.of(campaign).repeated());
        assertEquals(firstMail, rig.relay.received().get(0).content());
        assertEquals(List.of(campaign), rig.board.finish());
    }

    @Test
    void readerWhoMayHaveGotAnAlertAndLeavesStaysUncertain() {
        UUID reader = rig.readers.add("ana@readers.example", TOPIC);
        UUID campaign = rig.sent("alert", TOPIC);
        claim(campaign, Kind.ALERT);
        rig.letTimePass();
        rig.settle();
        rig.readers.leave(reader, TOPIC);
        rig.sendAll();
        assertEquals(1, rig.count(campaign, DeliveryState.UNCERTAIN));
        assertEquals(0, rig.counts.of(campaign).repeated());
        assertEquals(0, rig.relay.received().size());
        assertEquals(List.of(campaign), rig.board.finish());
    }

    @Test
    void newsletterOfASenderThatDiedIsNotSentAgain() {
        rig.readers.add("ana@readers.example", TOPIC);
        UUID campaign = rig.sent("newsletter", TOPIC);
        claim(campaign, Kind.NEWSLETTER);
        rig.letTimePass();
        rig.settle();
        rig.sendAll();
        assertTrue(rig.relay.received().isEmpty());
        assertEquals(1, rig.count(campaign, DeliveryState.UNCERTAIN));
        assertEquals(List.of(campaign), rig.board.finish());
    }

    @Test
    void senderBackFromTheDeadWritesOverNobody() {
        rig.readers.add("ana@readers.example", TOPIC);
        UUID campaign = rig.sent("alert", TOPIC);
        Claim zombie = claim(campaign, Kind.ALERT);
        rig.letTimePass();
        rig.settle();
        rig.sendAll();
        assertEquals(0, rig.ledger.record(zombie, List.of(entry(zombie, DeliveryState.REFUSED))));
        assertEquals(1, rig.count(campaign, DeliveryState.ACCEPTED));
    }

    @Test
    void senderThatWasOnlySlowMayStillTellTheTruth() {
        rig.readers.add("ana@readers.example", TOPIC);
        UUID campaign = rig.sent("newsletter", TOPIC);
        Claim slow = claim(campaign, Kind.NEWSLETTER);
        rig.letTimePass();
        rig.settle();
        assertEquals(1, rig.ledger.record(slow, List.of(entry(slow, DeliveryState.ACCEPTED))));
        assertEquals(1, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(0, rig.count(campaign, DeliveryState.UNCERTAIN));
    }

    @Test
    void leaseThatIsOverAllowsNoFurtherMail() {
        rig.readers.add("ana@readers.example", TOPIC);
        UUID campaign = rig.sent("alert", TOPIC);
        Claim claim = claim(campaign, Kind.ALERT);
        rig.leases.hold(claim, System.nanoTime());
        assertTrue(rig.leases.allows(claim));
        rig.letTimePass();
        rig.settle();
        rig.leases.renew();
        assertFalse(rig.leases.allows(claim));
    }

    @Test
    void leaseThatIsOverAndThatNobodySettledIsRenewedLate() {
        rig.readers.add("ana@readers.example", TOPIC);
        Claim claim = claim(rig.sent("alert", TOPIC), Kind.ALERT);
        rig.leases.hold(claim, System.nanoTime());
        rig.letTimePass();
        rig.leases.renew();
        assertEquals(0, rig.settle());
        assertTrue(rig.leases.allows(claim));
    }

    @Test
    void nothingBeginsWhenOptOutsCannotBeLookedAt() {
        rig.readers.add("ana@readers.example", TOPIC);
        UUID campaign = rig.sent("newsletter", TOPIC);
        Claim claim = claim(campaign, Kind.NEWSLETTER);
        rig.jdbi.useHandle(handle -> handle.execute("alter table preference rename to preference_away"));
        try {
            assertFalse(batch(claim).hasNext());
        } finally {
            rig.jdbi.useHandle(handle -> handle.execute("alter table preference_away rename to preference"));
        }
    }

    @Test
    void leaseThatIsRenewedIsNotSettled() {
        rig.readers.add("ana@readers.example", TOPIC);
        Claim claim = claim(rig.sent("alert", TOPIC), Kind.ALERT);
        rig.leases.hold(claim, System.nanoTime());
        rig.leases.renew();
        assertEquals(0, rig.settle());
        assertTrue(rig.leases.allows(claim));
    }

    @Test
    void mailThatWasPreparedDoesNotBeginOnceTheLeaseIsOver() {
        rig.readers.add("ana@readers.example", TOPIC);
        UUID campaign = rig.sent("newsletter", TOPIC);
        Claim claim = claim(campaign, Kind.NEWSLETTER);
        Batch batch = batch(claim);
        assertTrue(batch.hasNext());
        rig.letTimePass();
        rig.settle();
        rig.leases.renew();
        assertFalse(batch.hasNext());
        assertThrows(NoSuchElementException.class, batch::next);
        assertEquals(
                List.of(DeliveryState.QUEUED),
                batch.close().stream().map(Entry::state).toList());
    }

    @Test
    void nobodyIsLostToAReplicaOfTheVersionBefore() {
        rig.readers.add("ana@readers.example", TOPIC);
        UUID campaign = rig.sent("alert", TOPIC);
        Claim lost = claim(campaign, Kind.ALERT);
        rig.jdbi.useHandle(handle -> handle.execute("delete from lease where epoch = ?", lost.epoch()));
        assertEquals(1, rig.count(campaign, DeliveryState.UNCERTAIN));
        rig.sendAll();
        assertEquals(1, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(1, rig.counts.of(campaign).repeated());
    }

    @Test
    void readerWhoLeavesBetweenClaimAndMailGetsNothing() {
        UUID leaving = rig.readers.add("ana@readers.example", TOPIC);
        rig.readers.add("ben@readers.example", TOPIC);
        UUID campaign = rig.sent("alert", TOPIC);
        Claim claim = claim(campaign, Kind.ALERT);
        rig.readers.leave(leaving, TOPIC);
        Batch batch = batch(claim);
        Mail begun = batch.next();
        assertEquals("ben@readers.example", begun.recipient());
        assertFalse(batch.hasNext());
        batch.outcome(begun, new Outcome.Accepted("250 ok"));
        rig.ledger.record(claim, batch.close());
        assertEquals(1, rig.count(campaign, DeliveryState.SUPPRESSED));
        assertEquals(1, rig.count(campaign, DeliveryState.ACCEPTED));
    }

    @Test
    void addressThatTheRelayRefusesCountsAsBounceAndContentThatItRefusesDoesNot() {
        UUID unknown = rig.readers.add("ana@readers.example", TOPIC);
        rig.relay.answer("RCPT", "550 5.1.1 no such user");
        UUID campaign = rig.sent("alert", TOPIC);
        rig.sendAll();
        assertEquals(
                List.of(unknown), rig.refused.stream().map(Entry::subscriber).toList());
        Bounce bounce = RefusedAddresses.bounce(campaign, TOPIC, rig.refused.get(0));
        assertEquals(new Bounce(unknown, TOPIC, campaign, Bounce.Kind.HARD, "5.1.1", "smtp"), bounce);

        rig.relay.answer("RCPT", "250 ok").answer("DOT", "554 5.7.1 looks like spam");
        rig.sent("alert", TOPIC);
        rig.sendAll();
        assertEquals(1, rig.refused.size());
    }

    @Test
    void plainRefusalIsNoProofThatAnAddressIsGone() {
        Entry plain = new Entry(UUID.randomUUID(), DeliveryState.REFUSED, Optional.empty(), "550 go away", true, true);
        assertEquals(
                Bounce.Kind.SOFT,
                RefusedAddresses.bounce(UUID.randomUUID(), TOPIC, plain).kind());
    }

    @Test
    void readerWhoLeavesAfterSendIsCountedAndGetsNothing() {
        UUID leaving = rig.readers.add("ana@readers.example", TOPIC);
        rig.readers.add("ben@readers.example", TOPIC);
        UUID campaign = rig.sent("alert", TOPIC);
        rig.readers.leave(leaving, TOPIC);
        rig.sendAll();
        assertEquals(Set.of("ben@readers.example"), recipients());
        assertEquals(1, rig.count(campaign, DeliveryState.SUPPRESSED));
        assertEquals(2, rig.counts.of(campaign).audience());
    }

    @Test
    void readerWhosePreferenceCameBeforeTheirAddressGetsTheMailOnceItIsKnown() {
        UUID early = rig.readers.addWithoutAddress(TOPIC);
        UUID campaign = rig.sent("alert", TOPIC);
        rig.sendAll();
        assertEquals(1, rig.count(campaign, DeliveryState.DEFERRED));
        rig.letTimePass();
        rig.sendAll();
        assertEquals(1, rig.count(campaign, DeliveryState.DEFERRED));
        assertTrue(rig.board.finish().isEmpty());

        rig.readers.addAddress(early, "ana@readers.example");
        rig.letTimePass();
        rig.sendAll();
        assertEquals(Set.of("ana@readers.example"), recipients());
        assertEquals(1, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(List.of(campaign), rig.board.finish());
    }

    @Test
    void readerWhoseAddressNeverComesIsGivenUpInTheEnd() {
        rig.readers.addWithoutAddress(TOPIC);
        UUID campaign = rig.sent("alert", TOPIC);
        rig.sendAll();
        rig.jdbi.useHandle(handle -> handle.execute("update campaign set started_at = now() - interval '49 hours'"));
        rig.letTimePass();
        rig.sendAll();
        assertEquals(1, rig.count(campaign, DeliveryState.SUPPRESSED));
        assertEquals(List.of(campaign), rig.board.finish());
    }

    @Test
    void letterThatCannotBeLoadedLeavesNothingClaimed() {
        rig.readers.add("ana@readers.example", TOPIC);
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.queue.publish(rig.board.read());
        rig.jdbi.useHandle(handle -> handle.execute("alter table campaign rename column markdown to markdown_away"));
        try {
            assertThrows(RuntimeException.class, () -> rig.sender().sendWindow());
        } finally {
            rig.jdbi.useHandle(handle -> handle.execute("alter table campaign rename markdown_away to markdown"));
        }
        assertEquals(0, rig.count(campaign, DeliveryState.CLAIMED));
        rig.sendAll();
        assertEquals(1, rig.count(campaign, DeliveryState.ACCEPTED));
    }

    @Test
    void campaignThatWasThroughGoesOnForADeferralThatWasToldLate() {
        rig.readers.add("ana@readers.example", TOPIC);
        UUID campaign = rig.sent("newsletter", TOPIC);
        Claim slow = claim(campaign, Kind.NEWSLETTER);
        rig.letTimePass();
        rig.settle();
        assertEquals(List.of(campaign), rig.board.finish());
        UUID reader = slow.recipients().get(0).subscriber();
        rig.ledger.record(
                slow,
                List.of(new Entry(reader, DeliveryState.DEFERRED, Optional.of(Duration.ZERO), "450 later", true)));
        assertEquals("sending", rig.state(campaign));
        rig.sendAll();
        assertEquals(1, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(List.of(campaign), rig.board.finish());
    }

    @Test
    void relayThatRefusesEverythingStopsTheCampaignAndBurnsNobody() {
        addReaders(30);
        rig.relay.answer("RCPT", "554 5.7.1 relay access denied");
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.sendAll();
        assertEquals(0, rig.count(campaign, DeliveryState.REFUSED));
        assertTrue(rig.circuit.waiting(campaign).orElseThrow().contains("relay access denied"));
        assertEquals(0, mostAttempts(campaign), "nobody's attempts are burnt");

        rig.relay.answer("RCPT", "250 ok");
        rig.letTimePass();
        rig.sendAll();
        rig.letTimePass();
        rig.sendAll();
        assertEquals(30, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(30, recipients().size());
        assertEquals(Optional.empty(), rig.circuit.waiting(campaign));
        assertEquals(List.of(campaign), rig.board.finish());
    }

    @Test
    void fewWhoAreLeftAreNotBurntWhileTheRelayRefusesEverything() {
        addReaders(20);
        rig.relay.answer("RCPT", "554 5.7.1 relay access denied");
        UUID campaign = rig.sent("newsletter", TOPIC);
        for (int round = 0; round < 50 && rig.count(campaign, DeliveryState.DEFERRED) < 20; round++) {
            rig.sendAll();
            rig.letTimePass();
        }
        assertEquals(20, rig.count(campaign, DeliveryState.DEFERRED), "also the last few, whose window is a small one");
        assertEquals(0, mostAttempts(campaign));

        rig.circuit.keepOnly(List.of(campaign));
        assertTrue(rig.circuit.waiting(campaign).isPresent());
        rig.circuit.keepOnly(List.of());
        assertEquals(Optional.empty(), rig.circuit.waiting(campaign), "nothing is said of one that has ended");
    }

    @Test
    void relayThatBeginsToRefuseEverythingInTheMiddleOfAWindowBurnsNobody() {
        addReaders(20);
        AtomicInteger asked = new AtomicInteger();
        rig.relay.converse("RCPT", to -> asked.incrementAndGet() > 5 ? "554 5.7.1 relay access denied" : "250 ok");
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.sendAll();
        assertEquals(5, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(0, rig.count(campaign, DeliveryState.REFUSED));

        rig.relay.forget();
        rig.letTimePass();
        rig.sendAll();
        assertEquals(20, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(List.of(campaign), rig.board.finish());
    }

    @Test
    void secondRefusalStandsWhateverItIsAbout() {
        addReaders(1);
        rig.relay.answer("DOT", "554 5.7.1 looks like spam");
        UUID campaign = rig.sent("alert", TOPIC);
        rig.sendAll();
        assertEquals(1, rig.count(campaign, DeliveryState.DEFERRED));
        rig.letTimePass();
        rig.sendAll();
        assertEquals(1, rig.count(campaign, DeliveryState.REFUSED));
        assertEquals(List.of(campaign), rig.board.finish());
        assertEquals(List.of(), rig.refused, "that is no bounce");
    }

    @Test
    void campaignThatTheRelayRefusesDoesNotHoldUpAnother() {
        addReaders(30);
        rig.relay.answer("DOT", "554 5.7.1 looks like spam");
        UUID refused = rig.sent("alert", TOPIC);
        rig.sendAll();
        assertTrue(rig.circuit.waiting(refused).isPresent());
        rig.relay.answer("DOT", "250 ok");
        UUID other = rig.sent("newsletter", TOPIC);
        rig.sendAll();
        assertEquals(30, rig.count(other, DeliveryState.ACCEPTED));
        assertEquals(Optional.empty(), rig.circuit.waiting(other));
        assertEquals(0, rig.count(refused, DeliveryState.REFUSED));
    }

    @Test
    void addressesThatDoNotExistAreRefusedHoweverMany() {
        addReaders(30);
        rig.relay.answer("RCPT", "550 5.1.1 no such user");
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.sendAll();
        assertEquals(30, rig.count(campaign, DeliveryState.REFUSED));
        assertEquals(Optional.empty(), rig.circuit.waiting(campaign));
    }

    @Test
    void relayThatIsAwayStopsTheCampaignUntilItIsBack() throws IOException {
        addReaders(60);
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.relay.answer("BANNER", ScriptedRelay.CUT);
        for (int round = 0; round < 3; round++) {
            rig.letTimePass();
            rig.sendAll();
        }
        assertTrue(rig.circuit.waiting(campaign).isPresent());
        assertEquals(0, mostAttempts(campaign), "nobody's attempts are burnt");

        rig.relay.forget();
        rig.letTimePass();
        rig.sendAll();
        rig.letTimePass();
        rig.sendAll();
        assertEquals(60, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(60, recipients().size());
        assertEquals(Optional.empty(), rig.circuit.waiting(campaign));
    }

    @Test
    void ledgerOfAnOldCampaignIsReducedToItsCounts() {
        addReaders(3);
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.sendAll();
        rig.board.finish();
        var meters = new SimpleMeterRegistry();
        Metrics.addRegistry(meters);
        foldAfter(rig.settings.keepDeliveries().minusMinutes(1));
        assertEquals(3, rows(campaign).size());
        foldAfter(rig.settings.keepDeliveries().plusMinutes(1));
        assertEquals(0, rows(campaign).size());
        assertEquals(3, meters.counter("tocsin.forgotten", "what", "delivery").count());
        Metrics.removeRegistry(meters);
        assertEquals(3, rig.count(campaign, DeliveryState.ACCEPTED));
    }

    @Test
    void ledgerIsMarkedAsReducedBeforeTheFirstRowGoesAndReducedOnAfterACrash() {
        addReaders(3);
        UUID campaign = rig.sent("alert", TOPIC);
        rig.sendAll();
        rig.board.finish();
        rig.jdbi.useHandle(handle -> handle.execute("update campaign set folded_at = now() - interval '1 hour'"));
        foldAfter(Duration.ofDays(401));
        assertEquals(0, rows(campaign).size());
    }

    @Test
    void ledgerThatAnUpdateIsSentFromIsKept() {
        addReaders(3);
        UUID campaign = rig.sent("alert", TOPIC);
        rig.sendAll();
        rig.board.finish();
        rig.jdbi.useHandle(handle -> handle.execute("update campaign set finished_at = now() - interval '1 second'"));
        UUID update = rig.sent("alert", TOPIC);
        rig.jdbi.useHandle(handle -> handle.execute(
                "update campaign set updates = ?, audience_of = ? where id = ?", campaign, campaign, update));
        foldAfter(Duration.ofDays(401));
        assertEquals(3, rows(campaign).size());
        rig.sendAll();
        rig.board.finish();
        foldAfter(Duration.ofDays(401));
        assertEquals(0, rows(campaign).size());
        assertEquals(3, rig.count(update, DeliveryState.ACCEPTED));
    }

    private void foldAfter(Duration time) {
        new FoldDeliveries(rig.transactions, rig.settings, Clock.offset(Clock.systemUTC(), time)).fold();
    }

    @Test
    void pagesByStateAreThoseOfTheState() {
        addReaders(3);
        UUID campaign = rig.sent("newsletter", TOPIC);
        Claim claim = rig.claims.fresh(campaign, Kind.NEWSLETTER, 2).orElseThrow();
        var deliveries = new Deliveries(rig.jdbi);
        assertEquals(
                2,
                deliveries
                        .page(campaign, Optional.of(DeliveryState.CLAIMED), new UUID(0, 0), 9)
                        .size());
        rig.ledger.record(
                claim,
                claim.recipients().stream()
                        .map(one ->
                                new Entry(one.subscriber(), DeliveryState.ACCEPTED, Optional.empty(), "250 ok", true))
                        .toList());
        for (DeliveryState state : DeliveryState.values()) {
            assertEquals(
                    state == DeliveryState.ACCEPTED ? 2 : 0,
                    deliveries
                            .page(campaign, Optional.of(state), new UUID(0, 0), 9)
                            .size(),
                    state.word());
        }
    }

    private List<Deliveries.Row> rows(UUID campaign) {
        return new Deliveries(rig.jdbi).page(campaign, Optional.empty(), new UUID(0, 0), 9);
    }

    @Test
    void newsletterWaitsWhileOptOutsAreNotKnown() {
        addReaders(3);
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.know("now() - interval '1 minute'");
        rig.freshness.look();
        rig.sendAll();
        assertEquals(3, rig.count(campaign, DeliveryState.QUEUED));
        assertTrue(rig.freshness.waiting(Kind.NEWSLETTER).orElseThrow().contains("Opt-outs of the last 6"));
        rig.know("now() + interval '1 second'");
        rig.sendAll();
        assertEquals(3, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(Optional.empty(), rig.freshness.waiting(Kind.NEWSLETTER));
    }

    @Test
    void whatWasKnownBeforeThisProcessStartedIsNoProof() {
        addReaders(3);
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.know("now()");
        Freshness justStarted = new Freshness(rig.transactions, rig.settings, new SimpleMeterRegistry());
        Claims claims = rig.looks.atClaims(rig.transactions, rig.settings, justStarted);
        assertEquals(Optional.empty(), claims.fresh(campaign, Kind.NEWSLETTER, 20));
        rig.know("now() + interval '1 second'");
        assertTrue(claims.fresh(campaign, Kind.NEWSLETTER, 20).isPresent());
    }

    @Test
    void windowThatWasClaimedIsGivenBackOnceOptOutsAreNotKnown() {
        addReaders(3);
        UUID campaign = rig.sent("newsletter", TOPIC);
        Claim claim = claim(campaign, Kind.NEWSLETTER);
        rig.know("now() - interval '1 minute'");
        Batch batch = batch(claim);
        assertFalse(batch.hasNext());
        rig.ledger.record(claim, batch.close());
        assertEquals(3, rig.count(campaign, DeliveryState.QUEUED));
    }

    @Test
    void alertWaitsForOptOutsOnlySoLong() {
        addReaders(3);
        UUID campaign = rig.sent("alert", TOPIC);
        rig.know("'epoch'");
        rig.sendAll();
        rig.freshness.look();
        rig.sendAll();
        assertEquals(3, rig.count(campaign, DeliveryState.QUEUED));
        assertTrue(rig.freshness.waiting(Kind.ALERT).isPresent());
        rig.settings.alertsWaitForOptOuts = Duration.ofNanos(1);
        rig.sendAll();
        assertEquals(3, rig.count(campaign, DeliveryState.ACCEPTED));
    }

    @Test
    void deferralThatIsToldWhileTheCampaignIsFinishedStrandsNobody() {
        for (int round = 0; round < 40; round++) {
            rig.readers.removeAll();
            rig.readers.add("ana@readers.example", TOPIC);
            UUID campaign = rig.sent("newsletter", TOPIC);
            Claim slow = claim(campaign, Kind.NEWSLETTER);
            rig.letTimePass();
            rig.settle();
            UUID reader = slow.recipients().get(0).subscriber();
            var deferral = new Entry(reader, DeliveryState.DEFERRED, Optional.of(Duration.ZERO), "450 later", true);
            CompletableFuture<?> telling = CompletableFuture.runAsync(() -> rig.ledger.record(slow, List.of(deferral)));
            rig.board.finish();
            telling.join();
            assertEquals("sending", rig.state(campaign));
        }
    }

    @Test
    void outcomeThatWasBeingWrittenWhenTheCampaignWasCancelledIsEnded() {
        addReaders(3);
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.set(campaign, "cancelled");
        rig.jdbi.useHandle(handle -> handle.execute(
                "insert into delivery (campaign_id, subscriber_id, state, epoch, next_at) values (?, ?, 'deferred', 1, now())",
                campaign,
                UUID.randomUUID()));
        rig.board.finish();
        assertEquals(0, rig.count(campaign, DeliveryState.DEFERRED));
    }

    @Test
    void readerWhoLeavesWhileDeferredGetsNothing() {
        UUID leaving = rig.readers.add("ana@readers.example", TOPIC);
        rig.relay.answer("RCPT", "450 4.2.1 later", "250 ok");
        UUID campaign = rig.sent("alert", TOPIC);
        rig.sendAll();
        rig.readers.leave(leaving, TOPIC);
        rig.letTimePass();
        rig.sendAll();
        assertTrue(rig.relay.received().isEmpty());
        assertEquals(1, rig.count(campaign, DeliveryState.SUPPRESSED));
    }

    @Test
    void refusedIsNeverTriedAgainAndItsReplyNamesNobody() {
        UUID reader = rig.readers.add("ana@readers.example", TOPIC);
        rig.relay.answer("RCPT", "550 5.1.1 <ana@readers.example>: no such user");
        UUID campaign = rig.sent("alert", TOPIC);
        rig.sendAll();
        Deliveries.Row row = new Deliveries(rig.jdbi)
                .page(campaign, Optional.of(DeliveryState.REFUSED), new UUID(0, 0), 10)
                .get(0);
        assertEquals(reader, row.subscriber());
        assertEquals(Optional.of("550 5.1.1 <(address)>: no such user"), row.reply());
        assertEquals(List.of(campaign), rig.board.finish());
    }

    @Test
    void deferredIsTriedAgainWhenItsTimeHasCome() {
        rig.readers.add("ana@readers.example", TOPIC);
        rig.relay.answer("RCPT", "450 4.2.1 later", "250 ok");
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.sendAll();
        assertEquals(1, rig.count(campaign, DeliveryState.DEFERRED));
        assertTrue(rig.board.finish().isEmpty());
        rig.letTimePass();
        rig.sendAll();
        assertEquals(1, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(List.of(campaign), rig.board.finish());
    }

    @Test
    void deferredTooLongIsGivenUp() {
        rig.readers.add("ana@readers.example", TOPIC);
        rig.relay.answer("RCPT", "450 4.2.1 later");
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.sendAll();
        rig.jdbi.useHandle(handle -> handle.execute("update campaign set started_at = now() - interval '49 hours'"));
        rig.letTimePass();
        rig.sendAll();
        assertEquals(1, rig.count(campaign, DeliveryState.EXPIRED));
        assertEquals(List.of(campaign), rig.board.finish());
    }

    @Test
    void deferredIsNotTriedAgainAfterTheCampaignsTime() {
        rig.readers.add("ana@readers.example", TOPIC);
        rig.relay.answer("RCPT", "450 4.2.1 later", "250 ok");
        UUID campaign = rig.sent("alert", TOPIC);
        rig.sendAll();
        rig.jdbi.useHandle(handle -> handle.execute("update campaign set not_after = now() where id = ?", campaign));
        rig.letTimePass();
        rig.sendAll();
        assertEquals(0, rig.relay.received().size());
        rig.board.finish();
        assertEquals(1, rig.count(campaign, DeliveryState.EXPIRED));
        assertEquals("expired", rig.state(campaign));
    }

    @Test
    void alertCutAfterTheDotIsSentAgainWithTheSameMessageId() {
        rig.readers.add("ana@readers.example", TOPIC);
        rig.relay.answer("DOT", ScriptedRelay.KEPT_THEN_CUT, "250 ok");
        UUID campaign = rig.sent("alert", TOPIC);
        rig.sendAll();
        assertEquals(1, rig.count(campaign, DeliveryState.UNCERTAIN));
        rig.letTimePass();
        rig.sendAll();
        assertEquals(2, rig.relay.received().size());
        assertEquals(
                rig.relay.received().get(0).content(),
                rig.relay.received().get(1).content());
        assertEquals(1, rig.counts.of(campaign).repeated());
    }

    @Test
    void newsletterCutAfterTheDotStaysUncertain() {
        rig.readers.add("ana@readers.example", TOPIC);
        rig.relay.answer("DOT", ScriptedRelay.KEPT_THEN_CUT, "250 ok");
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.sendAll();
        rig.letTimePass();
        rig.sendAll();
        assertEquals(1, rig.relay.received().size());
        assertEquals(1, rig.count(campaign, DeliveryState.UNCERTAIN));
        assertEquals(List.of(campaign), rig.board.finish());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "DOT"})
    void relayThatCutsOnceLosesAndRepeatsNobodyOfANewsletter(String word) {
        addReaders(60);
        String usual = word.equals("DATA") ? "354 go" : "250 ok";
        rig.relay.answer(word, usual, usual, usual, ScriptedRelay.CUT, usual);
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.sendAll();
        rig.letTimePass();
        rig.sendAll();
        long uncertain = rig.count(campaign, DeliveryState.UNCERTAIN);
        assertEquals(word.equals("DOT") ? 1 : 0, uncertain);
        assertEquals(60 - uncertain, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(60 - uncertain, rig.relay.received().size());
        assertEquals(60 - uncertain, recipients().size());
    }

    @Test
    void cancelledCampaignEndsEverybodyWhoIsOpen() {
        addReaders(30);
        UUID campaign = rig.sent("newsletter", TOPIC);
        Claim inFlight = claim(campaign, Kind.NEWSLETTER);
        rig.set(campaign, "cancelled");
        new OpenDeliveries(rig.jdbi).end(campaign);
        rig.ledger.record(inFlight, batch(inFlight).close());
        rig.sendAll();
        assertTrue(rig.relay.received().isEmpty());
        assertEquals(30, rig.count(campaign, DeliveryState.CANCELLED));
        assertEquals(30, rig.counts.of(campaign).audience());
    }

    @Test
    void campaignThatIsCancelledWhileItsLastWindowIsMailedEndsWithWhatHadBegun() {
        addReaders(30);
        UUID campaign = rig.sent("newsletter", TOPIC);
        AtomicInteger begun = new AtomicInteger();
        rig.relay.converse("RCPT", to -> {
            if (begun.incrementAndGet() == 25) {
                rig.set(campaign, "cancelled");
                new OpenDeliveries(rig.jdbi).end(campaign);
            }
            return "250 ok";
        });
        rig.sendAll();
        rig.board.finish();
        rig.sendAll();
        long accepted = rig.count(campaign, DeliveryState.ACCEPTED);
        assertEquals(rig.relay.received().size(), accepted);
        assertTrue(accepted >= 25);
        assertEquals(30, accepted + rig.count(campaign, DeliveryState.CANCELLED));
        assertEquals("cancelled", rig.state(campaign));
    }

    @Test
    void pausedCampaignGivesBackWhatHasNotBegunAndGoesOnWhenResumed() {
        addReaders(30);
        UUID campaign = rig.sent("newsletter", TOPIC);
        Claim inFlight = claim(campaign, Kind.NEWSLETTER);
        rig.set(campaign, "paused");
        Batch batch = batch(inFlight);
        assertFalse(batch.hasNext());
        rig.ledger.record(inFlight, batch.close());
        rig.sendAll();
        assertEquals(30, rig.count(campaign, DeliveryState.QUEUED));
        rig.set(campaign, "sending");
        rig.sendAll();
        assertEquals(30, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(30, recipients().size());
    }

    @Test
    void alertGoesBeforeANewsletterThatWasSentEarlier() {
        addReaders(5);
        UUID newsletter = rig.sent("newsletter", TOPIC);
        UUID alert = rig.sent("alert", TOPIC);
        assertEquals(
                List.of(alert, newsletter),
                rig.board.read().stream().map(Board.Work::campaign).toList());
    }

    @Test
    void failedAreTriedAgainWhenAnOperatorAsks() {
        rig.readers.add("ana@readers.example", TOPIC);
        rig.relay.answer("RCPT", "550 5.1.1 nobody", "250 ok");
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.sendAll();
        assertEquals(1, new OpenDeliveries(rig.jdbi).retryFailed(campaign));
        rig.sendAll();
        assertEquals(1, rig.count(campaign, DeliveryState.ACCEPTED));
    }

    @Test
    void emptyAudienceIsSentAtOnce() {
        UUID campaign = rig.sent("alert", TOPIC);
        rig.sendAll();
        assertEquals(List.of(campaign), rig.board.finish());
        assertEquals("sent", rig.state(campaign));
        assertEquals(0, rig.counts.of(campaign).audience());
    }

    @Test
    void everyMailHasAReturnPathOfItsOwn() {
        addReaders(10);
        rig.sent("alert", TOPIC);
        rig.sendAll();
        Set<String> paths = new HashSet<>();
        rig.relay.received().forEach(mail -> paths.add(mail.from()));
        assertEquals(10, paths.size());
        paths.forEach(path -> assertTrue(path.matches("b.-[a-z2-7]{58}@reply\\.threatpost\\.example"), path));
    }

    private void sendUntilIdle() {
        Sender sender = rig.sender();
        while (sender.sendWindow()) {
            rig.queue.publish(rig.board.read());
        }
    }

    private int mostAttempts(UUID campaign) {
        return rig.jdbi.withHandle(
                handle -> handle.createQuery("select coalesce(max(attempt), 0) from delivery where campaign_id = ?")
                        .bind(0, campaign)
                        .mapTo(Integer.class)
                        .one());
    }

    private void addReaders(int number) {
        for (int i = 0; i < number; i++) {
            rig.readers.add("r" + i + "@readers.example", TOPIC);
        }
    }

    private Claim claim(UUID campaign, Kind kind) {
        return rig.claims.fresh(campaign, kind, 20).orElseThrow();
    }

    /** As a sender would have it a second after the claim. */
    private Batch batch(Claim claim) {
        rig.leases.hold(claim, System.nanoTime());
        long secondAgo = System.nanoTime() - Duration.ofSeconds(1).toNanos();
        Permission permission = new Permission(claim, rig.ledger, rig.leases, () -> false, secondAgo);
        Settlement settlement = new Settlement(claim.kind(), rig.backoff(), RandomGenerator.getDefault());
        return new Batch(claim, rig.letters.of(claim.campaign()), settlement, permission, () -> rig.domains()
                .gate(new Lane(claim.campaign(), claim.kind(), true), List.of()));
    }

    private String mailOf(UUID campaign, Claim claim) {
        Recipient recipient = claim.recipients().get(0);
        byte[] content = rig.letters
                .of(campaign)
                .to(recipient.subscriber(), recipient.email(), recipient.name())
                .content();
        return new String(content, StandardCharsets.US_ASCII);
    }

    private static Entry entry(Claim claim, DeliveryState state) {
        return new Entry(claim.recipients().get(0).subscriber(), state, Optional.empty(), "250 ok", true);
    }

    private Set<String> recipients() {
        Set<String> recipients = new HashSet<>();
        rig.relay.received().forEach(mail -> recipients.add(mail.to()));
        return recipients;
    }
}
