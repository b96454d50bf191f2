package org.tocsin.preference.postgres;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

import org.tocsin.preference.consent.Act;
import org.tocsin.preference.consent.Decision;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.Way;
import org.tocsin.preference.consent.Wording;
import org.tocsin.preference.ledger.ConsentEntry;
import org.tocsin.preference.ledger.Hash;

/**
 * The ledger from its first row to its last, in pages. Rows are only ever added, so the pages fit together without a
 * transaction that stays open.
 */
public final class LedgerRows {

    private static final int PAGE = 5_000;

    private static final String NEXT =
            """
            select sequence, format, subject, kind, purpose, decision, decided_at, recorded_at, way, text_version,
                   text_language, cause, previous_hash, hash
              from consent_entry where sequence > :after order by sequence limit :page
            """;

    private static final String OF =
            """
            select sequence, format, subject, kind, purpose, decision, decided_at, recorded_at, way, text_version,
                   text_language, cause, previous_hash, hash
              from consent_entry where subject = :subject order by sequence
            """;

    private final Jdbi jdbi;

    public LedgerRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Reads every row in its order; one that no ledger could hold goes to {@code unreadable}, with the reason. */
    public void read(Consumer<ConsentEntry> reader, BiConsumer<Long, String> unreadable) {
        long after = 0;
        List<Long> page = page(after, reader, unreadable);
        while (!page.isEmpty()) {
            after = page.get(page.size() - 1);
            page = page(after, reader, unreadable);
        }
    }

    /** What one person decided, oldest first, by the name that the ledger knows them under. */
    public List<ConsentEntry> of(UUID subject) {
        return jdbi.withHandle(handle -> handle.createQuery(OF)
                .bind("subject", subject)
                .reduceRows(new ArrayList<>(), (entries, row) -> {
                    entries.add(entry(row.getColumn("sequence", Long.class), row));
                    return entries;
                }));
    }

    private List<Long> page(long after, Consumer<ConsentEntry> reader, BiConsumer<Long, String> unreadable) {
        return jdbi.withHandle(handle -> handle.createQuery(NEXT)
                .bind("after", after)
                .bind("page", PAGE)
                .reduceRows(new ArrayList<>(), (sequences, row) -> {
                    long sequence = row.getColumn("sequence", Long.class);
                    sequences.add(sequence);
                    read(sequence, row, reader, unreadable);
                    return sequences;
                }));
    }

    private static void read(
            long sequence, RowView row, Consumer<ConsentEntry> reader, BiConsumer<Long, String> unreadable) {
        try {
            reader.accept(entry(sequence, row));
        } catch (IllegalArgumentException noRowOfALedger) {
            unreadable.accept(sequence, noRowOfALedger.getMessage());
        }
    }

    private static ConsentEntry entry(long sequence, RowView row) {
        int format = row.getColumn("format", Integer.class);
        if (format != ConsentEntry.FORMAT) {
            throw new IllegalArgumentException("unknown format " + format);
        }
        return new ConsentEntry(
                sequence,
                row.getColumn("subject", UUID.class),
                decision(row),
                row.getColumn("recorded_at", Instant.class),
                Hash.of(row.getColumn("previous_hash", byte[].class)),
                Hash.of(row.getColumn("hash", byte[].class)));
    }

    private static Decision decision(RowView row) {
        Act act = new Act(
                row.getColumn("decided_at", Instant.class),
                new Way(row.getColumn("way", String.class)),
                new Wording(row.getColumn("text_version", String.class), row.getColumn("text_language", String.class)),
                row.getColumn("cause", UUID.class));
        return new Decision(
                new Purpose(
                        Purpose.Kind.of(row.getColumn("kind", String.class)), row.getColumn("purpose", String.class)),
                Decision.Verdict.of(row.getColumn("decision", String.class)),
                act);
    }
}
