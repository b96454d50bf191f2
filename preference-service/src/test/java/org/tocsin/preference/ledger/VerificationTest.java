package org.tocsin.preference.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.tocsin.preference.consent.Act;
import org.tocsin.preference.consent.Decision;
import org.tocsin.preference.consent.Decision.Verdict;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.Way;
import org.tocsin.preference.consent.Wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class VerificationTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final int ROWS = 40;

    private final List<ConsentEntry> ledger = ledger(ROWS);
    private final List<Head> anchors = List.of(ledger.get(ROWS - 1).head());

    @Test
    void ledgerAsWrittenHasNoFindings() {
        assertEquals(List.of(), verify(ledger, anchors));
        assertEquals(List.of(), verify(List.of(), List.of()));
    }

    @Test
    void exportAsWrittenHasNoFindings() {
        assertEquals(List.of(), verifyText(text(ledger), anchors));
    }

    @Test
    void changedRowIsNamed() {
        List<ConsentEntry> edited = new ArrayList<>(ledger);
        edited.set(6, withPurpose(ledger.get(6), "special-offers"));

        assertEquals(List.of(new Finding.Changed(7)), verify(edited, anchors));
    }

    @Test
    void rowThatWasChangedWithItsHashIsNamedByTheNext() {
        List<ConsentEntry> edited = new ArrayList<>(ledger);
        edited.set(6, resealed(withPurpose(ledger.get(6), "special-offers")));

        assertEquals(List.of(new Finding.Unlinked(8)), verify(edited, anchors));
    }

    @Test
    void lastRowThatWasChangedWithItsHashIsNamedByTheAnchor() {
        List<ConsentEntry> edited = new ArrayList<>(ledger);
        edited.set(ROWS - 1, resealed(withPurpose(ledger.get(ROWS - 1), "special-offers")));

        assertEquals(List.of(new Finding.NotAsAnchored(ROWS)), verify(edited, anchors));
    }

    @Test
    void removedRowIsNamed() {
        List<ConsentEntry> edited = new ArrayList<>(ledger);
        edited.remove(6);

        assertEquals(List.of(new Finding.Missing(7, 7)), verify(edited, anchors));
    }

    @Test
    void cutEndIsNamed() {
        assertEquals(List.of(new Finding.Cut(30, ROWS)), verify(ledger.subList(0, 30), anchors));
    }

    @Test
    void thousandRandomEditsAreAllFound() {
        Random random = new Random(1);

        for (int edit = 0; edit < 1_000; edit++) {
            List<ConsentEntry> edited = Edits.random(ledger, random);
            assertFalse(verify(edited, anchors).isEmpty(), "edit " + edit);
        }
    }

    @Test
    void thousandRandomCharactersOfAnExportAreAllFound() {
        Random random = new Random(2);
        String whole = text(ledger);

        for (int edit = 0; edit < 1_000; edit++) {
            int place = random.nextInt(whole.length());
            char other = (char) (' ' + random.nextInt(95));
            String edited = whole.substring(0, place) + other + whole.substring(place + 1);
            assertTrue(edited.equals(whole) || !verifyText(edited, anchors).isEmpty(), "character " + place);
        }
    }

    private static List<Finding> verify(List<ConsentEntry> rows, List<Head> anchors) {
        Verification verification = new Verification(anchors);
        rows.forEach(verification::read);
        return verification.findings();
    }

    private static List<Finding> verifyText(String text, List<Head> anchors) {
        Verification verification = new Verification(anchors);
        try {
            LedgerText.read(new BufferedReader(new StringReader(text)), verification);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return verification.findings();
    }

    private static String text(List<ConsentEntry> rows) {
        return String.join("", rows.stream().map(LedgerText::write).toList());
    }

    private static List<ConsentEntry> ledger(int rows) {
        List<ConsentEntry> ledger = new ArrayList<>();
        Head head = Head.GENESIS;
        for (int row = 0; row < rows; row++) {
            ConsentEntry entry = ConsentEntry.after(head, new UUID(7, row % 5), decision(row), NOON.plusSeconds(row));
            ledger.add(entry);
            head = entry.head();
        }
        return ledger;
    }

    private static Decision decision(int row) {
        Act act = new Act(NOON.plusMillis(row), Way.LINK, Wording.NONE, new UUID(8, row));
        return new Decision(Purpose.topic("newsletter"), row % 2 == 0 ? Verdict.OPT_IN : Verdict.OPT_OUT, act);
    }

    private static ConsentEntry withPurpose(ConsentEntry row, String topic) {
        Decision decision = new Decision(
                Purpose.topic(topic), row.decision().verdict(), row.decision().act());
        return new ConsentEntry(row.sequence(), row.subject(), decision, row.recordedAt(), row.previous(), row.hash());
    }

    static ConsentEntry resealed(ConsentEntry row) {
        return ConsentEntry.after(
                new Head(row.sequence() - 1, row.previous()), row.subject(), row.decision(), row.recordedAt());
    }
}
