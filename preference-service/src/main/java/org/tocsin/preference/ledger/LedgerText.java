package org.tocsin.preference.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.tocsin.preference.consent.Act;
import org.tocsin.preference.consent.Decision;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.Way;
import org.tocsin.preference.consent.Wording;

/**
 * The ledger as a text that anybody can verify: each row's canonical form, then {@code previous} and {@code hash}, then an
 * empty line. {@code hash} is the SHA-256 of the 32 octets of {@code previous} and the canonical form; no tool of ours is
 * needed to see that.
 */
public final class LedgerText {

    private static final List<String> FIELDS = List.of(
            "format",
            "sequence",
            "subject",
            "kind",
            "purpose",
            "decision",
            "decided-at",
            "recorded-at",
            "way",
            "text",
            "language",
            "cause",
            "previous",
            "hash");

    private LedgerText() {}

    /** One row, with the empty line after it. */
    public static String write(ConsentEntry entry) {
        return entry.canonical() + "previous " + entry.previous() + "\nhash " + entry.hash() + "\n\n";
    }

    /** Reads a whole export into a verification; what cannot be read becomes a finding. */
    public static void read(BufferedReader text, Verification verification) throws IOException {
        List<String> row = new ArrayList<>();
        long number = 0;
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            if (line.isEmpty()) {
                read(row, number, verification);
                row.clear();
            } else {
                row.add(line);
            }
        }
        if (!row.isEmpty()) {
            verification.unreadable(number, "the last row has no empty line after it");
        }
    }

    private static void read(List<String> row, long number, Verification verification) {
        try {
            ConsentEntry entry = parse(row);
            if (!write(entry).equals(String.join("\n", row) + "\n\n")) {
                throw new IllegalArgumentException("not in canonical form");
            }
            verification.read(entry);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            verification.unreadable(number, unreadable.getMessage());
        }
    }

    private static ConsentEntry parse(List<String> row) {
        if (row.size() != FIELDS.size()) {
            throw new IllegalArgumentException("a row has " + FIELDS.size() + " lines, this one " + row.size());
        }
        Purpose purpose = new Purpose(Purpose.Kind.of(value(row, "kind")), value(row, "purpose"));
        Act act = new Act(
                Instant.parse(value(row, "decided-at")),
                new Way(value(row, "way")),
                new Wording(value(row, "text"), value(row, "language")),
                UUID.fromString(value(row, "cause")));
        return new ConsentEntry(
                Long.parseLong(value(row, "sequence")),
                UUID.fromString(value(row, "subject")),
                new Decision(purpose, Decision.Verdict.of(value(row, "decision")), act),
                Instant.parse(value(row, "recorded-at")),
                new Hash(value(row, "previous")),
                new Hash(value(row, "hash")));
    }

    private static String value(List<String> row, String field) {
        String line = row.get(FIELDS.indexOf(field));
        if (!line.startsWith(field + " ")) {
            throw new IllegalArgumentException("expected the field " + field);
        }
        return line.substring(field.length() + 1);
    }
}
