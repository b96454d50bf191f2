package org.tocsin.mailing.sending;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.delivery.Claim;
import org.tocsin.mailing.delivery.DeadHolders;
import org.tocsin.mailing.delivery.DeliveryState;
import org.tocsin.mailing.delivery.LapsedLeases;
import org.tocsin.mailing.delivery.Transactions;
import org.tocsin.mailing.pace.Places;
import org.tocsin.mailing.pace.Rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whose process is dead is not waited for; whose process lives is, whatever became of its sessions. */
class TakeoverTest {

    private static final String TOPIC = "security-alerts";
    private static final String DEAD = "mailing-service that was killed";
    private static final Duration A_MOMENT = Duration.ofSeconds(3);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final SendingRig rig = new SendingRig();
    private final AtomicLong now = new AtomicLong();
    private final DeadHolders holders = holders(rig.transactions, Duration.ZERO);

    @AfterEach
    void stop() throws IOException {
        rig.jdbi.useHandle(handle -> handle.execute("truncate lease, connection_place"));
        rig.close();
    }

    @Test
    void windowOfAKilledSenderIsTakenOverBeforeItsLeaseIsOver() {
        Claim claim = claimed(DEAD);
        assertEquals(Set.of(), look(3, A_SECOND));
        assertEquals(Set.of(DEAD), look(1, A_SECOND));
        assertEquals(1, rig.lapsed.settle(Set.of(DEAD)));
        rig.sendAll();
        assertEquals(1, rig.count(claim.campaign(), DeliveryState.ACCEPTED));
        assertEquals(1, rig.counts.of(claim.campaign()).repeated());
    }

    @Test
    void senderThatWasTakenForDeadBeginsNothingMore() {
        Claim claim = claimed(DEAD);
        rig.leases.hold(claim, System.nanoTime());
        rig.lapsed.settle(Set.of(DEAD));
        rig.leases.renew();
        assertFalse(rig.leases.allows(claim));
    }

    @Test
    void whoStillHasASessionIsNotDead() {
        claimed("mailing-service that lives");
        rig.jdbi.useHandle(session -> {
            session.execute("set application_name = 'mailing-service that lives'");
            assertEquals(Set.of(), look(10, A_SECOND));
            session.execute("reset application_name");
        });
    }

    @Test
    void whoComesBackInTimeIsNotDead() {
        claimed(DEAD);
        look(3, A_SECOND);
        nameHolder("of the version before, which had none");
        look(1, A_SECOND);
        nameHolder(DEAD);
        assertEquals(Set.of(), look(3, A_SECOND));
    }

    @Test
    void whoWasStoppedKnowsNothingOfOthers() {
        claimed(DEAD);
        look(3, A_SECOND);
        assertEquals(Set.of(), look(1, Duration.ofMinutes(1)));
        assertEquals(Set.of(), look(100, Duration.ofMillis(10)));
    }

    @Test
    void afterARestartOfTheDatabaseEverybodyHasTheTimeOfALeaseToComeBack() {
        claimed(DEAD);
        assertEquals(Set.of(), look(holders(rig.transactions, Duration.ofDays(1000)), 10, A_SECOND));
    }

    @Test
    void whoHasOnlyYoungSessionsMayHaveSeenAnOutageAndWaits() {
        claimed(DEAD);
        try (Handle young = rig.newSession("young")) {
            Transactions onIt = new OneSession(young);
            assertEquals(Set.of(), look(holders(onIt, Duration.ofMinutes(1)), 10, A_SECOND));
            assertEquals(Set.of(DEAD), look(holders(onIt, Duration.ZERO), 4, A_SECOND));
        }
    }

    @Test
    void windowThatHasBeenOverForLongIsSettledByWhoeverHadTheDatabaseSince() {
        claimed(DEAD);
        rig.jdbi.useHandle(handle -> handle.execute("update lease set lease_until = now() - interval '3 hours'"));
        LapsedLeases lapsed = new LapsedLeases(rig.transactions, Duration.ofHours(1), now::get);
        now.addAndGet(Duration.ofDays(1).toNanos());
        assertEquals(
                0, settled(lapsed, Duration.ofHours(2)), "the database may have been away, and be back since a moment");
        assertEquals(1, settled(lapsed, Duration.ofSeconds(6)));
    }

    @Test
    void nameThatMayBeOfSeveralProcessesProvesNothing() {
        claimed("PostgreSQL JDBC Driver of somebody else");
        assertEquals(Set.of(), look(10, A_SECOND));
    }

    @Test
    void connectionsOfTheDeadAreFree() {
        rig.settings.most = Optional.of(1);
        Rates rates = Rates.of("relay.example:25", rig.settings);
        Places places = new Places(rig.transactions);
        assertTrue(new Places(rig.transactions).take(rates).isPresent());
        rig.jdbi.useHandle(handle -> handle.execute("update connection_place set holder = ?", DEAD));
        assertEquals(Optional.empty(), places.take(rates));
        places.free(look(4, A_SECOND));
        assertTrue(places.take(rates).isPresent());
    }

    private Claim claimed(String holder) {
        rig.readers.add("ana@readers.example", TOPIC);
        UUID campaign = rig.sent("alert", TOPIC);
        Claim claim = rig.claims.fresh(campaign, Kind.ALERT, 8).orElseThrow();
        nameHolder(holder);
        return claim;
    }

    private void nameHolder(String holder) {
        rig.jdbi.useHandle(handle -> handle.execute("update lease set holder = ?", holder));
    }

    private int settled(LapsedLeases lapsed, Duration during) {
        int settled = 0;
        for (long end = now.get() + during.toNanos(); now.get() < end; now.addAndGet(A_MOMENT.toNanos())) {
            settled += lapsed.settle(Set.of());
        }
        return settled;
    }

    private Set<String> look(int times, Duration apart) {
        return look(holders, times, apart);
    }

    private Set<String> look(DeadHolders by, int times, Duration apart) {
        Set<String> dead = Set.of();
        for (int i = 0; i < times; i++) {
            now.addAndGet(apart.toNanos());
            dead = by.look();
        }
        return dead;
    }

    private DeadHolders holders(Transactions transactions, Duration grace) {
        return new DeadHolders(transactions, grace, now::get);
    }

    private record OneSession(Handle session) implements Transactions {

        @Override
        public <T> T inNew(Function<Handle, T> work) {
            return work.apply(session);
        }

        @Override
        public <T> T inOne(Function<Handle, T> statement) {
            return statement.apply(session);
        }
    }
}
