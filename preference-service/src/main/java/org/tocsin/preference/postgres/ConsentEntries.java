package org.tocsin.preference.postgres;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import org.tocsin.preference.consent.Act;
import org.tocsin.preference.consent.Decision;
import org.tocsin.preference.ledger.ConsentEntry;
import org.tocsin.preference.ledger.Decided;
import org.tocsin.preference.ledger.Hash;
import org.tocsin.preference.ledger.Head;

/** The table behind the ledger. */
@ApplicationScoped
public class ConsentEntries {

    /** Any number that no other advisory lock in this database uses. */
    private static final long END_OF_LEDGER = 0x70C51AL;

    private static final String HEAD = "select sequence, hash from consent_entry order by sequence desc limit 1";

    private static final String INSERT =
            """
            insert into consent_entry (sequence, format, subject, kind, purpose, decision, decided_at, recorded_at, way,
                                       text_version, text_language, cause, previous_hash, hash)
            values (:sequence, :format, :subject, :kind, :purpose, :decision, :decidedAt, :recordedAt, :way,
                    :text, :language, :cause, :previous, :hash)
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    ConsentEntries(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** For a command, which has no container to make one. */
    public static ConsentEntries in(Jdbi jdbi, Clock clock) {
        return new ConsentEntries(jdbi, clock);
    }

    /**
     * Adds these decisions to the end, in their order. Joins the caller's transaction and keeps everybody else from the
     * end of the ledger until it is over: take all other locks first.
     */
    public List<ConsentEntry> append(List<Decided> decided) {
        holdEnd();
        return jdbi.withHandle(handle -> {
            List<ConsentEntry> entries = chain(head(handle), decided, clock.instant());
            PreparedBatch batch = handle.prepareBatch(INSERT);
            entries.forEach(entry -> bind(batch, entry).add());
            batch.execute();
            return entries;
        });
    }

    /** Keeps everybody else from the end of the ledger until the caller's transaction is over. */
    public void holdEnd() {
        jdbi.useHandle(handle -> handle.execute("select pg_advisory_xact_lock(?)", END_OF_LEDGER));
    }

    /** The end of the ledger, which stays the end until the caller's transaction is over; others may hold it so too. */
    public Head holdStill() {
        return jdbi.withHandle(handle -> {
            handle.execute("select pg_advisory_xact_lock_shared(?)", END_OF_LEDGER);
            return head(handle);
        });
    }

    /** The last row that was committed. */
    public Head head() {
        return jdbi.withHandle(ConsentEntries::head);
    }

    /** A statement of its own, so that it sees what was committed while this transaction waited for the lock. */
    private static Head head(Handle handle) {
        return handle.createQuery(HEAD)
                .map((row, context) -> new Head(row.getLong("sequence"), Hash.of(row.getBytes("hash"))))
                .findOne()
                .orElse(Head.GENESIS);
    }

    private static List<ConsentEntry> chain(Head start, List<Decided> decided, Instant recordedAt) {
        List<ConsentEntry> entries = new ArrayList<>();
        Head head = start;
        for (Decided one : decided) {
            for (Decision decision : one.decisions()) {
                ConsentEntry entry = ConsentEntry.after(head, one.person().subject(), decision, recordedAt);
                entries.add(entry);
                head = entry.head();
            }
        }
        return entries;
    }

    private static PreparedBatch bind(PreparedBatch batch, ConsentEntry entry) {
        Act act = entry.decision().act();
        return batch.bind("sequence", entry.sequence())
                .bind("format", ConsentEntry.FORMAT)
                .bind("subject", entry.subject())
                .bind("kind", entry.decision().purpose().kind().word())
                .bind("purpose", entry.decision().purpose().name())
                .bind("decision", entry.decision().verdict().word())
                .bind("decidedAt", act.at())
                .bind("recordedAt", entry.recordedAt())
                .bind("way", act.way().word())
                .bind("text", act.wording().version())
                .bind("language", act.wording().language())
                .bind("cause", act.cause())
                .bind("previous", entry.previous().octets())
                .bind("hash", entry.hash().octets());
    }
}
