package org.tocsin.preference.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LimitsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final Interest CISCO = new Interest("Cisco", Optional.empty());
    private static final Interest ROUTERS = new Interest("Cisco", Optional.of("IOS XE"));

    @Test
    void pauseEndsByItself() {
        Limits paused = Limits.NONE.pausing(NOON);

        assertEquals(Optional.of(NOON), paused.pauseAt(NOON.minusSeconds(1)));
        assertEquals(Optional.empty(), paused.pauseAt(NOON));
    }

    @Test
    void pauseIsForALimitedTimeToCome() {
        assertFalse(Limits.canPause(NOON, NOON));
        assertTrue(Limits.canPause(NOON, NOON.plusSeconds(1)));
        assertTrue(Limits.canPause(NOON, NOON.plus(Duration.ofDays(366))));
        assertFalse(Limits.canPause(NOON, NOON.plus(Duration.ofDays(367))));
    }

    @Test
    void pauseAndInterestsDoNotTouchEachOther() {
        Interests interests = new Interests(List.of(CISCO), Optional.of(Severity.HIGH));
        Limits limits = Limits.NONE.concernedWith(interests).pausing(NOON);

        assertEquals(interests, limits.goingOn().interests());
        assertEquals(Optional.of(NOON), limits.concernedWith(Interests.ALL).pausedUntil());
    }

    @Test
    void sameInterestIsKeptOnceAsFirstSpelt() {
        Interest loud = new Interest("CISCO", Optional.empty());

        Interests interests = new Interests(List.of(CISCO, ROUTERS, loud), Optional.empty());

        assertEquals(List.of(CISCO, ROUTERS), interests.named());
        assertTrue(interests.name(loud));
        assertFalse(interests.name(new Interest("Cisco", Optional.of("ASA"))));
    }

    @Test
    void lineIsReadAsItWasWritten() {
        assertEquals(CISCO, Interest.ofLine(CISCO.line()));
        assertEquals(ROUTERS, Interest.ofLine(ROUTERS.line()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " Cisco", "Cis\tco\tx", "Cis\nco", "Ci\u202Esco", "\t", "Cisco\t"})
    void nameThatNobodyCouldReadIsRefused(String line) {
        assertThrows(IllegalArgumentException.class, () -> Interest.ofLine(line));
    }

    @Test
    void namesAndInterestsHaveAnEnd() {
        assertTrue(Interest.isName("a".repeat(100)));
        assertFalse(Interest.isName("a".repeat(101)));
        List<Interest> many = IntStream.rangeClosed(0, 50)
                .mapToObj(number -> new Interest("vendor " + number, Optional.empty()))
                .toList();
        assertThrows(IllegalArgumentException.class, () -> new Interests(many, Optional.empty()));
    }
}
