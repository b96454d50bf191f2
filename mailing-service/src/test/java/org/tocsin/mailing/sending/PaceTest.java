package org.tocsin.mailing.sending;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.mailing.RelaySettings;
import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.delivery.DeliveryState;
import org.tocsin.mailing.pace.PaceSettings;
import org.tocsin.mailing.pace.Places;
import org.tocsin.mailing.pace.Rates;
import org.tocsin.mailing.smtp.ScriptedRelay;
import org.tocsin.mailing.smtp.Tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** With limits of one mail in a thousand seconds, so that no test depends on how fast it runs; time passes in the database. */
class PaceTest {

    private static final String TOPIC = "security-alerts";
    private static final double ONE_IN_A_THOUSAND_SECONDS = 0.001;

    private final SendingRig rig = new SendingRig();
    private final ScriptedRelay second = new ScriptedRelay();

    @BeforeEach
    void nothingHasGone() {
        rig.jdbi.useHandle(handle -> handle.execute("truncate pace, slow_domain, connection_place"));
    }

    @AfterEach
    void stop() throws IOException {
        second.close();
        rig.close();
    }

    @Test
    void withoutLimitsNothingIsCounted() {
        addReaders(30, "readers.example");
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.sendAll();
        assertEquals(30, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(0, rows("pace"));
    }

    @Test
    void paceOfARelayHoldsForAllReplicasAndAfterARestart() {
        rig.settings.perSecond = Optional.of(ONE_IN_A_THOUSAND_SECONDS);
        rig.restart();
        addReaders(5, "readers.example");
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.sendAll();
        rig.restart();
        rig.sendAll();
        assertEquals(1, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(4, rig.count(campaign, DeliveryState.QUEUED));
        String why = rig.pacing().waiting(Kind.NEWSLETTER).orElseThrow();
        assertTrue(why.contains("3.6 an hour"), why);

        aThousandSecondsPass();
        rig.restart();
        rig.sendAll();
        assertEquals(2, rig.count(campaign, DeliveryState.ACCEPTED));
    }

    @Test
    void paceOfNewslettersLeavesAlertsAlone() {
        rig.settings.newslettersPerSecond = Optional.of(ONE_IN_A_THOUSAND_SECONDS);
        rig.restart();
        addReaders(5, "readers.example");
        UUID newsletter = rig.sent("newsletter", TOPIC);
        UUID alert = rig.sent("alert", TOPIC);
        rig.sendAll();
        assertEquals(1, rig.count(newsletter, DeliveryState.ACCEPTED));
        assertEquals(5, rig.count(alert, DeliveryState.ACCEPTED));
        assertEquals(Optional.empty(), rig.pacing().waiting(Kind.ALERT));
    }

    @Test
    void permitsThatNobodyUsesAreGivenBack() {
        rig.settings.perSecond = Optional.of(ONE_IN_A_THOUSAND_SECONDS);
        rig.restart();
        addReaders(2, "readers.example");
        UUID paused = rig.sent("newsletter", TOPIC);
        rig.queue.publish(rig.board.read());
        rig.set(paused, "paused");
        rig.sender().sendWindow();
        rig.set(paused, "sending");
        rig.sendAll();
        assertEquals(1, rig.count(paused, DeliveryState.ACCEPTED));
    }

    @Test
    void connectionsThatAnotherReplicaHoldsAreNotOpened() {
        rig.settings.most = Optional.of(1);
        rig.restart();
        addReaders(5, "readers.example");
        UUID campaign = rig.sent("newsletter", TOPIC);
        Places other = new Places(rig.transactions);
        Rates rates = Rates.of("127.0.0.1:" + rig.relay.port(), rig.settings);
        Places.Place taken = other.take(rates).orElseThrow();
        rig.sendAll();
        assertEquals(5, rig.count(campaign, DeliveryState.QUEUED));
        assertEquals(Optional.empty(), rig.circuit.waiting(campaign));
        String why = rig.places().waiting().orElseThrow();
        assertTrue(why.contains("is to have 1 at most"), why);

        taken.leave();
        rig.sendAll();
        assertEquals(5, rig.count(campaign, DeliveryState.ACCEPTED));
        assertTrue(other.take(rates).isEmpty(), "the sender keeps its connection");
        rig.jdbi.useHandle(handle -> handle.execute("update connection_place set held_until = now()"));
        assertTrue(other.take(rates).isPresent(), "what a dead replica held is free again");
    }

    @Test
    void warmUpHoldsForAllReplicasAndAfterARestartAndGrowsDayByDay() {
        rig.settings.warmUp = Optional.of(List.of(4, 8)); // since 2026-11-23
        addReaders(9, "readers.example");
        UUID campaign = rig.sent("newsletter", TOPIC);
        assertEquals(1, acceptedOn("2026-11-23T00:00:00Z", campaign));
        assertEquals(1, acceptedOn("2026-11-23T23:59:59Z", campaign));
        String why = rig.pacing().waiting(Kind.NEWSLETTER).orElseThrow();
        assertTrue(why.contains("day 1 of 2 is 4 an hour"), why);

        secondsPass(900);
        assertEquals(2, acceptedOn("2026-11-23T12:00:00Z", campaign));
        secondsPass(900);
        assertEquals(3, acceptedOn("2026-11-24T00:00:00Z", campaign));
        secondsPass(450);
        assertEquals(4, acceptedOn("2026-11-24T00:07:30Z", campaign));
        assertEquals(9, acceptedOn("2026-11-25T00:00:00Z", campaign), "it is over");
    }

    @Test
    void slowProviderKeepsNobodyElseWaitingAndItsReadersGetTheirTurn() {
        rig.settings.providers =
                List.of(new Provider(Set.of("slow.example", "Slow.Example.org"), ONE_IN_A_THOUSAND_SECONDS));
        rig.restart();
        addReaders(2, "slow.example");
        addReaders(2, "slow.example.org");
        addReaders(10, "readers.example");
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.sendAll();
        assertEquals(11, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(3, rig.count(campaign, DeliveryState.QUEUED));
        assertEquals(List.of(1L, 2L, 3L), turnsInThousandsOfSeconds(campaign));
        assertEquals(Optional.empty(), rig.circuit.waiting(campaign));

        for (int turn = 0; turn < 3; turn++) {
            aThousandSecondsPass();
            rig.letTimePass();
            rig.sendAll();
        }
        assertEquals(14, rig.count(campaign, DeliveryState.ACCEPTED));
    }

    @Test
    void alertDoesNotStandInTheLineOfANewsletter() {
        rig.settings.providers = List.of(new Provider(Set.of("slow.example"), ONE_IN_A_THOUSAND_SECONDS));
        rig.restart();
        addReaders(15, "slow.example");
        UUID newsletter = rig.sent("newsletter", TOPIC);
        rig.sendAll();
        assertEquals(1, rig.count(newsletter, DeliveryState.ACCEPTED));
        UUID alert = rig.sent("alert", TOPIC);
        rig.sendAll();
        assertEquals(1, rig.count(alert, DeliveryState.ACCEPTED), "alerts may run further ahead than newsletters");
        assertEquals(14, turnsInThousandsOfSeconds(alert).size());
        assertEquals(14, Collections.max(turnsInThousandsOfSeconds(alert)), "not behind the newsletter's readers");
    }

    @Test
    void whoWasNeverTriedIsNotGivenUp() {
        rig.settings.providers = List.of(new Provider(Set.of("slow.example"), ONE_IN_A_THOUSAND_SECONDS));
        rig.restart();
        addReaders(2, "slow.example");
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.sendAll();
        rig.jdbi.useHandle(handle -> handle.execute("update campaign set started_at = started_at - interval '9 days'"));
        aThousandSecondsPass();
        rig.letTimePass();
        rig.sendAll();
        assertEquals(2, rig.count(campaign, DeliveryState.ACCEPTED));
    }

    @Test
    void paceOfARelayHoldsWhileAnotherOneIsAway() throws IOException {
        withSecondRelay();
        second.close();
        rig.settings.perSecond = Optional.of(ONE_IN_A_THOUSAND_SECONDS);
        rig.restart();
        addReaders(5, "readers.example");
        UUID campaign = rig.sent("newsletter", TOPIC);
        for (int round = 0; round < 3; round++) {
            rig.letTimePass();
            rig.sendAll();
        }
        assertEquals(1, rig.count(campaign, DeliveryState.ACCEPTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"450 4.7.1 too much mail from you", "421 4.7.0 try again later", "451 rate limit"})
    void domainThatAsksForLessSlowsDownItselfAloneAndRecovers(String answer) {
        addReaders(30, "slow.example");
        addReaders(10, "readers.example");
        rig.relay.converse("RCPT", to -> to.contains("@slow.example") ? answer : "250 ok");
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.sendAll();
        rig.letTimePass(); // for those whom a broken connection took along
        rig.sendAll();
        assertEquals(10, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(30, rig.count(campaign, DeliveryState.QUEUED) + rig.count(campaign, DeliveryState.DEFERRED));
        assertTrue(rig.count(campaign, DeliveryState.QUEUED) > 10, "most have not been tried in vain");
        assertEquals(Optional.empty(), rig.circuit.waiting(campaign));
        assertEquals(1, rows("slow_domain"));
        assertTrue(rig.learnt().waiting().orElseThrow().contains("slow.example"), "other replicas know, too");

        rig.relay.forget();
        rig.jdbi.useHandle(handle -> handle.execute("update slow_domain set slowed_at = now() - interval '1 hour'"));
        rig.restart();
        rig.letTimePass();
        rig.sendAll();
        assertEquals(Optional.empty(), rig.learnt().waiting());
        assertEquals(40, rig.count(campaign, DeliveryState.ACCEPTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"450 4.2.0 Greylisted", "450 4.7.1 Greylisting in action", "452 4.2.2 mailbox full"})
    void whatIsAboutOneMailboxSlowsNobodyDown(String answer) {
        addReaders(30, "readers.example");
        rig.relay.converse("RCPT", to -> to.contains("r1@") ? "250 ok" : answer);
        rig.sent("newsletter", TOPIC);
        rig.sendAll();
        assertEquals(0, rows("slow_domain"));
    }

    @Test
    void relayThatRefusesEverythingLeavesItToTheOther() {
        withSecondRelay();
        addReaders(60, "readers.example");
        rig.relay.answer("RCPT", "554 5.7.1 relay access denied");
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.sendAll();
        assertEquals(60, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(60, second.received().size());
        assertEquals(Optional.empty(), rig.circuit.waiting(campaign));
    }

    @Test
    void relayThatGoesAwayLeavesItToTheOther() throws IOException {
        withSecondRelay();
        addReaders(60, "readers.example");
        rig.relay.answer("DOT", "250 ok", "250 ok", "250 ok", "421 4.3.2 shutting down");
        UUID campaign = rig.sent("alert", TOPIC);
        rig.sendAll();
        rig.letTimePass();
        rig.sendAll();
        assertEquals(60, rig.count(campaign, DeliveryState.ACCEPTED));
        assertEquals(60, rig.relay.received().size() + second.received().size());
    }

    @Test
    void circuitOpensOnlyWhenAllRelaysAreAway() throws IOException {
        withSecondRelay();
        addReaders(30, "readers.example");
        rig.relay.answer("BANNER", ScriptedRelay.CUT);
        second.close();
        UUID campaign = rig.sent("newsletter", TOPIC);
        rig.sendAll();
        assertTrue(rig.circuit.waiting(campaign).isPresent());
    }

    private void withSecondRelay() {
        rig.settings.others = List.of(new SecondRelay(second.port()));
        rig.restart();
    }

    /** By a replica that has just started, at this time of its clock. */
    private long acceptedOn(String time, UUID campaign) {
        rig.clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
        rig.restart();
        rig.sendAll();
        return rig.count(campaign, DeliveryState.ACCEPTED);
    }

    private void aThousandSecondsPass() {
        secondsPass(1000);
    }

    private void secondsPass(int seconds) {
        rig.jdbi.useHandle(
                handle -> handle.execute("update pace set free_at = free_at - ? * interval '1 second'", seconds));
    }

    private void addReaders(int number, String domain) {
        for (int i = 0; i < number; i++) {
            rig.readers.add("r" + i + "@" + domain, TOPIC);
        }
    }

    private int rows(String table) {
        return rig.jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Integer.class)
                .one());
    }

    private List<Long> turnsInThousandsOfSeconds(UUID campaign) {
        return rig.jdbi.withHandle(
                handle -> handle.createQuery("select round(extract(epoch from next_at - now()) / 1000) from delivery"
                                + " where state = 'queued' and campaign_id = ? order by 1")
                        .bind(0, campaign)
                        .mapTo(Long.class)
                        .list());
    }

    private record Provider(Set<String> names, double perSecond) implements PaceSettings.Provider {}

    /** Without a login, and without limits. */
    private record SecondRelay(int port) implements RelaySettings.Other {

        @Override
        public String host() {
            return "127.0.0.1";
        }

        @Override
        public Tls tls() {
            return Tls.NONE;
        }

        @Override
        public Optional<Path> trustedCertificates() {
            return Optional.empty();
        }

        @Override
        public Optional<String> user() {
            return Optional.empty();
        }

        @Override
        public Optional<String> password() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> tokenFile() {
            return Optional.empty();
        }

        @Override
        public int weight() {
            return 1;
        }

        @Override
        public RelaySettings.Pace pace() {
            return new TestSettings(port);
        }
    }
}
