package org.tocsin.preference.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.preference.consent.Choice.OptedIn;
import org.tocsin.preference.consent.Choice.OptedOut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class PreferencesTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Purpose ALERTS = Purpose.topic("security-alerts");
    private static final Purpose NEWSLETTER = Purpose.topic("newsletter");
    private static final Purpose SPONSOR = Purpose.sponsor("kaspersky-lab");

    @Test
    void undecidedPurposeIsOptedInByAConfirmedRequest() {
        Act act = at(NOON);

        assertEquals(
                List.of(Decision.yes(NEWSLETTER, act), Decision.yes(ALERTS, act), Decision.yes(SPONSOR, act)),
                Preferences.NONE.grant(List.of(SPONSOR, ALERTS, NEWSLETTER, ALERTS), act));
    }

    @Test
    void sponsorIsNeverOptedInWithATopic() {
        assertEquals(
                List.of(ALERTS),
                Preferences.NONE.grant(List.of(ALERTS), at(NOON)).stream()
                        .map(Decision::purpose)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import",
                "operator",
                "policy-change",
                "bounce",
                "complaint",
                "reply",
                "mailto",
                "one-click",
                "link"
            })
    void nobodyIsOptedInWithoutTheirOwnConfirmation(String way) {
        Act act = new Act(NOON.plusSeconds(60), new Way(way), Wording.NONE, UUID.randomUUID());

        assertThrows(IllegalArgumentException.class, () -> Preferences.NONE.grant(List.of(ALERTS), act));
        assertThrows(IllegalArgumentException.class, () -> optedOut(NOON, NOON).grant(List.of(ALERTS), act));
        assertEquals(1, Preferences.NONE.leave(List.of(ALERTS), act).decisions().size());
    }

    @Test
    void secondYesIsNoDecision() {
        assertEquals(List.of(), optedIn(NOON).grant(List.of(ALERTS), at(NOON.plusSeconds(1))));
    }

    @Test
    void requestConfirmedBeforeTheOptOutDoesNotOptIn() {
        assertEquals(List.of(), optedOut(NOON, NOON).grant(List.of(ALERTS), at(NOON.minusSeconds(1))));
    }

    @Test
    void inDoubtTheOptOutWins() {
        assertEquals(List.of(), optedOut(NOON, NOON).grant(List.of(ALERTS), at(NOON)));
    }

    @Test
    void requestConfirmedAfterTheOptOutOptsIn() {
        Act act = at(NOON.plusSeconds(1));

        assertEquals(List.of(Decision.yes(ALERTS, act)), optedOut(NOON, NOON).grant(List.of(ALERTS), act));
    }

    @Test
    void optOutThatWasRepeatedCountsFromTheLastTime() {
        Preferences leftTwice = optedOut(NOON, NOON.plusSeconds(10));

        assertEquals(List.of(), leftTwice.grant(List.of(ALERTS), at(NOON.plusSeconds(5))));
    }

    @Test
    void leavingEndsWhatWasOptedIn() {
        Act act = at(NOON.plusSeconds(1));

        assertEquals(
                new Departure(List.of(Decision.no(ALERTS, act)), Set.of(ALERTS)),
                optedIn(NOON).leave(List.of(ALERTS), act));
    }

    @Test
    void leavingWhatWasNeverDecidedIsWrittenDownButEndsNothing() {
        Act act = at(NOON);

        assertEquals(
                new Departure(List.of(Decision.no(ALERTS, act)), Set.of()),
                Preferences.NONE.leave(List.of(ALERTS), act));
    }

    @Test
    void leavingTwiceIsNoDecision() {
        assertEquals(
                new Departure(List.of(), Set.of()),
                optedOut(NOON, NOON).leave(List.of(ALERTS), at(NOON.plusSeconds(1))));
    }

    @Test
    void optOutThatAWrongClockDatesBackStillCounts() {
        Act act = at(NOON.minus(Preferences.CLOCK_MARGIN));

        assertEquals(Set.of(ALERTS), optedIn(NOON).leave(List.of(ALERTS), act).ended());
    }

    @Test
    void optOutFromBeforeTheOptInDoesNotEndIt() {
        Act lastWeek = at(NOON.minus(Duration.ofDays(7)));

        assertEquals(new Departure(List.of(), Set.of()), optedIn(NOON).leave(List.of(ALERTS), lastWeek));
    }

    @Test
    void optOutIsTakenBackWhileItIsTheLastWord() {
        Act act = at(NOON.plusSeconds(1));

        assertEquals(List.of(Decision.yes(ALERTS, act)), optedOut(NOON, NOON).restore(Map.of(ALERTS, 7L), act));
    }

    @Test
    void optOutIsNotTakenBackWithTheRowOfAnother() {
        assertEquals(List.of(), optedOut(NOON, NOON).restore(Map.of(ALERTS, 6L), at(NOON.plusSeconds(1))));
    }

    @Test
    void repeatedOptOutIsTakenBackByTheOwnerOfTheMailboxOnly() {
        Preferences leftTwice = optedOut(NOON, NOON.plusSeconds(1));
        Act act = at(NOON.plusSeconds(2));

        assertEquals(List.of(), leftTwice.restoreUnrepeated(Map.of(ALERTS, 7L), act));
        assertEquals(List.of(Decision.yes(ALERTS, act)), leftTwice.restore(Map.of(ALERTS, 7L), act));
    }

    @Test
    void actFromTheFutureHappensNow() {
        assertEquals(NOON, at(NOON.plusSeconds(60)).heardAt(NOON).at());
        assertEquals(
                NOON.minusSeconds(60), at(NOON.minusSeconds(60)).heardAt(NOON).at());
    }

    private static Act at(Instant time) {
        return new Act(time, new Way("form"), Wording.NONE, new UUID(0, 1));
    }

    private static Preferences optedIn(Instant since) {
        return new Preferences(Map.of(ALERTS, new OptedIn(7, since, new Way("form"))));
    }

    private static Preferences optedOut(Instant since, Instant heardAt) {
        return new Preferences(Map.of(ALERTS, new OptedOut(7, since, Way.LINK, heardAt)));
    }
}
