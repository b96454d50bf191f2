package org.tocsin.preference.ledger;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.tocsin.preference.consent.Act;
import org.tocsin.preference.consent.Decision;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.Way;
import org.tocsin.preference.consent.Wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ConsentEntryTest {

    private static final UUID SUBJECT = UUID.fromString("0b0e7c52-7a7e-4c39-9d43-3e1f5c2b9a10");
    private static final Instant RECORDED = Instant.parse("2026-11-23T08:05:00.123456789Z");

    /** If this fails, the chains that are out there can no longer be verified: add a format, do not change this one. */
    @Test
    void canonicalFormNeverChanges() {
        assertEquals(
                """
                format 1
                sequence 1
                subject 0b0e7c52-7a7e-4c39-9d43-3e1f5c2b9a10
                kind topic
                purpose newsletter
                decision opt-in
                decided-at 2026-11-23T08:00:00.000000Z
                recorded-at 2026-11-23T08:05:00.123456Z
                way form
                text 2026-11-01
                language en
                cause 5f1d0b6e-3c55-4e63-8b1e-6a0e3f6d2c11
                """,
                first().canonical());
    }

    /** printf of 32 zero octets and the text above, through sha256sum. */
    @Test
    void hashIsTheOneThatOtherToolsCompute() {
        assertEquals(
                "92b196ef179830165f066910e19fcf229a3ed7fe42fe8502a0399b6a6c5b2cef",
                first().hash().hex());
    }

    @Test
    void nextRowNamesTheHashOfTheRowBefore() {
        ConsentEntry second = ConsentEntry.after(first().head(), SUBJECT, decision("newsletter"), RECORDED);

        assertEquals(2, second.sequence());
        assertEquals(first().hash(), second.previous());
        assertEquals(second.expectedHash(), second.hash());
    }

    @Test
    void changedRowNoLongerMeetsItsHash() {
        ConsentEntry row = first();
        ConsentEntry changed = new ConsentEntry(
                row.sequence(),
                row.subject(),
                decision("special-offers"),
                row.recordedAt(),
                row.previous(),
                row.hash());

        assertNotEquals(changed.expectedHash(), changed.hash());
    }

    @Test
    void hashIsWrittenInOneWay() {
        assertThrows(IllegalArgumentException.class, () -> new Hash("A".repeat(64)));
        assertThrows(IllegalArgumentException.class, () -> new Hash("a".repeat(63)));
    }

    private static ConsentEntry first() {
        return ConsentEntry.after(Head.GENESIS, SUBJECT, decision("newsletter"), RECORDED);
    }

    private static Decision decision(String topic) {
        Act act = new Act(
                Instant.parse("2026-11-23T08:00:00Z"),
                new Way("form"),
                new Wording("2026-11-01", "en"),
                UUID.fromString("5f1d0b6e-3c55-4e63-8b1e-6a0e3f6d2c11"));
        return new Decision(Purpose.topic(topic), Decision.Verdict.OPT_IN, act);
    }
}
